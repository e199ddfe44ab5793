import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { type UnitPage, units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { useMay } from '../../lib/me.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { slipsAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import { BoxCard } from './BoxCard.tsx'
import { inRound } from './due.ts'
import { HangDialog } from './HangDialog.tsx'
import { OpenDialog } from './OpenDialog.tsx'
import { Records } from './Records.tsx'
import './tip-boxes.css'
import { WaitingForMe } from './WaitingForMe.tsx'

/** The letter boxes of a commune: where they hang, which is late, what was written of their openings. */
export function BoxesPage({ keeperId }: { keeperId: string }) {
  const unit = useQuery(asking(units.read, { id: keeperId }))
  return (
    <Answer to={unit} lines={6}>
      {(keeper) => <Whole keeper={keeper} />}
    </Answer>
  )
}

function Whole({ keeper }: { keeper: UnitPage }) {
  const words = useBoxWords()
  const may = useMay('tip.box')
  const keeperId = keeper.id
  const list = useQuery(asking(tipBoxes.list, { keeperId }))
  const batches = useQuery(asking(tipBoxes.batches, { keeperId }))
  const [open, setOpen] = useState<'hang' | 'collect'>()
  const people = list.data?.people ?? []
  const close = () => setOpen(undefined)

  return (
    <div className="stack">
      <PageHeader
        kind={words.title}
        title={fill(words.heading, { unit: unitName(keeper) })}
        above={[...keeper.above, keeper]}
        lead={words.lead}
        actions={
          may && (
            <>
              <Button look="main" icon="plus" onClick={() => setOpen('hang')}>
                {words.hang}
              </Button>
              <Button icon="people" onClick={() => setOpen('collect')}>
                {words.collect}
              </Button>
              <LinkButton href={slipsAt(keeperId)} icon="print">
                {words.slips}
              </LinkButton>
            </>
          )
        }
      />
      <WaitingForMe batches={batches.data ?? []} />
      <Answer to={list} lines={6}>
        {({ boxes }) =>
          boxes.length === 0 ? (
            <Empty title={words.none}>
              <p>{words.noneSays}</p>
            </Empty>
          ) : (
            <ul className="plain grid">
              {inRound(boxes).map((box) => (
                <li key={box.id}>
                  <BoxCard box={box} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <section className="stack tight">
        <h2>{words.records}</h2>
        <Answer to={batches} lines={3}>
          {(found) => <Records batches={found} />}
        </Answer>
      </section>
      {open === 'hang' && <HangDialog keeper={keeper} people={people} onClose={close} />}
      {open === 'collect' && <OpenDialog keeperId={keeperId} people={people} onClose={close} />}
    </div>
  )
}
