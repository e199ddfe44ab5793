import { useUnitWords } from './unit-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type UnitPage, units as endpoints } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Loading } from '../../ui/Status.tsx'
import { type Act, type ActProps, actsFor } from './acts.ts'
import { CloseForm } from './CloseForm.tsx'
import { DescribeForm } from './DescribeForm.tsx'
import { EnterForm } from './EnterForm.tsx'
import { GroundSection } from './GroundSection.tsx'
import { useMayHere } from './may-here.ts'
import { MergeForm } from './MergeForm.tsx'
import { RenameForm } from './RenameForm.tsx'
import { SplitForm } from './SplitForm.tsx'
import './units.css'

/** Where those who keep the books enter, describe, rename, merge, divide and close units. */
export function ManageUnitPage({ id }: { id: string }) {
  const unit = useQuery(asking(endpoints.read, { id }))
  return (
    <Answer to={unit} lines={6}>
      {(held) => <Held unit={held} />}
    </Answer>
  )
}

function Held({ unit }: { unit: UnitPage }) {
  const units = useUnitWords()
  const me = useMe()
  const manages = useMayHere(unit, 'unit.manage')
  const describes = useMayHere(unit, 'unit.describe')
  // A form keeps the unit it was opened on: what others change meanwhile meets it as a second version.
  const [open, setOpen] = useState<{ act: Act; unit: UnitPage }>()
  const acts = unit.validTo === null ? actsFor(unit.kind, { manages, describes }) : []
  if (me === undefined) return <Loading lines={6} />

  return (
    <div className="stack">
      <PageHeader
        kind={units.manage}
        title={unitHeading(unit)}
        above={[...unit.above, unit]}
        lead={units.manageSays}
      />
      {acts.length === 0 && (
        <Empty title={unit.validTo === null ? units.mayNothing : units.closedAlready}>
          <LinkButton href={`/don-vi/${unit.id}`}>{units.backToUnit}</LinkButton>
        </Empty>
      )}
      <ul className="plain unit-acts">
        {acts.map((act) => (
          <li key={act} className="card">
            <h2>{units.acts[act].name}</h2>
            <p>{units.acts[act].says}</p>
            <Button onClick={() => setOpen({ act, unit })}>{units.acts[act].button}</Button>
          </li>
        ))}
      </ul>
      {acts.length > 0 && unit.kind === 'residential' && <GroundSection unitId={unit.id} />}
      {open && (
        <Dialog
          title={fill(units.acts[open.act].title, { unit: unitName(open.unit) })}
          onClose={() => setOpen(undefined)}
        >
          <ActOn {...open} onClose={() => setOpen(undefined)} />
        </Dialog>
      )}
    </div>
  )
}

function ActOn({ act, ...rest }: ActProps & { act: Act }) {
  switch (act) {
    case 'enter':
      return <EnterForm {...rest} />
    case 'describe':
      return <DescribeForm {...rest} />
    case 'rename':
      return <RenameForm {...rest} />
    case 'merge':
      return <MergeForm {...rest} />
    case 'split':
      return <SplitForm {...rest} />
    case 'close':
      return <CloseForm {...rest} />
  }
}
