import { useUnitWords } from './unit-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { UnitKind } from '../../../contract/catalog.ts'
import { type NewUnit, type UnitPage, units as endpoints } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choices } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { DayField, SelectField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { type ActProps, kindsUnder } from './acts.ts'
import { useChanging, wrongIn } from './changing.ts'
import { HowMany, type Measures } from './HowMany.tsx'
import { useMayHere } from './may-here.ts'
import { NameFields } from './NameFields.tsx'

/** Enters a village, a household team or a body under this unit. */
export function EnterForm({ unit, onClose }: ActProps) {
  const units = useUnitWords()
  const say = useToast()
  const kinds = kindsUnder(unit.kind, useMayHere(unit, 'unit.manage'))
  const [first = 'residential'] = kinds
  const [entry, setEntry] = useState(() => blank(first, units.titles[first]))
  const entering = useChanging(endpoints.create, (made) => {
    say({ text: fill(units.entered, { unit: unitName(made) }) })
    onClose()
  })
  const errors = wrongIn(entering.error)
  const change = (changed: Partial<Entry>) => setEntry((now) => ({ ...now, ...changed }))

  return (
    <Form
      says={units.acts.enter.happens}
      act={units.acts.enter.button}
      busy={entering.isPending}
      error={entering.error}
      onCancel={onClose}
      onSubmit={() => entering.mutate(sent(entry, unit))}
    >
      <SelectField
        label={units.kind}
        error={errors.kind}
        options={kinds.map((kind) => ({ value: kind, label: units.kinds[kind] }))}
        value={entry.kind}
        onChange={(chosen) => {
          const kind = kinds.find((each) => each === chosen) ?? first
          change({ kind, called: { ...entry.called, title: units.titles[kind] } })
        }}
      />
      <NameFields called={entry.called} errors={errors} onChange={(called) => change({ called })} />
      <DayField
        label={units.since}
        hint={units.sinceHint}
        error={errors.validFrom}
        max={today()}
        value={entry.validFrom}
        onChange={(validFrom) => change({ validFrom })}
      />
      {entry.kind === 'residential' && (
        <FormerCommune
          unit={unit}
          value={entry.formerParentId}
          error={errors.formerParentId}
          onChange={(formerParentId) => change({ formerParentId })}
        />
      )}
      {spansVillages(entry.kind) && unit.kind === 'commune' && (
        <Spans
          communeId={unit.id}
          value={entry.spans}
          error={errors.spans}
          onChange={(spans) => change({ spans })}
        />
      )}
      <HowMany
        measures={entry.measures}
        errors={errors}
        onChange={(measures) => change({ measures })}
      />
    </Form>
  )
}

type Entry = {
  id: string
  kind: NewUnit['kind']
  called: { title: string; name: string }
  validFrom: string
  formerParentId: string
  spans: string[]
  measures: Measures
}

function blank(kind: NewUnit['kind'], title: string): Entry {
  // The id is made with the form: sent twice over a bad network, it is one unit.
  const empty = { validFrom: '', formerParentId: '', spans: [], measures: {} }
  return { id: uuid7(), kind, called: { title, name: '' }, ...empty }
}

function sent(
  { id, kind, called, validFrom, formerParentId, spans, measures }: Entry,
  unit: UnitPage,
) {
  const { households, residents, place } = measures
  return {
    keeperId: unit.keeperId,
    parentId: unit.id,
    id,
    kind,
    ...called,
    ...(validFrom && { validFrom }),
    ...(households !== undefined && { households }),
    ...(residents !== undefined && { residents }),
    ...(place && { place }),
    ...(formerParentId && kind === 'residential' && { formerParentId }),
    ...(spans.length > 0 && spansVillages(kind) && { spans }),
  }
}

function spansVillages(kind: UnitKind) {
  return kind !== 'residential' && kind !== 'household_team'
}

type FormerProps = {
  unit: UnitPage
  value: string
  error: string | undefined
  onChange: (id: string) => void
}

/** Which commune of the old map the village lay in: what it counted before belongs there too. */
function FormerCommune({ unit, value, error, onChange }: FormerProps) {
  const units = useUnitWords()
  const former = unit.cameFrom.filter(({ kind }) => kind === 'commune')
  if (former.length === 0) return null
  return (
    <SelectField
      label={units.formerCommune}
      hint={units.formerCommuneHint}
      blank={units.notKnown}
      error={error}
      options={former.map((each) => ({ value: each.id, label: unitHeading(each) }))}
      value={value}
      onChange={onChange}
    />
  )
}

type SpansProps = {
  communeId: string
  value: string[]
  error: string | undefined
  onChange: (ids: string[]) => void
}

/** The villages a body spans; it is counted once all the same. */
function Spans({ communeId, value, error, onChange }: SpansProps) {
  const units = useUnitWords()
  const villages =
    useQuery(asking(endpoints.below, { id: communeId, kind: 'residential' })).data ?? []
  if (villages.length === 0) return null
  return (
    <Choices
      label={units.spansField}
      hint={units.spansHint}
      error={error}
      options={villages.map((each) => ({ value: each.id, label: unitHeading(each) }))}
      value={value}
      onChange={onChange}
    />
  )
}
