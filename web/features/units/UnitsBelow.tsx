import { useUnitWords } from './unit-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { UnitKind } from '../../../contract/catalog.ts'
import { type Unit, type UnitPage, units as endpoints } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { speaksOf } from '../../lib/fold.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Answer } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'

const places = new Set<UnitKind>([
  'province',
  'district',
  'commune',
  'residential',
  'household_team',
])
const many = 12

/** The places below, and the bodies that are no places but hang under this one. */
export function UnitsBelow({ unit }: { unit: UnitPage }) {
  const units = useUnitWords()
  const map = unit.validTo === null ? 'today' : 'old'
  const below = useQuery(asking(endpoints.below, { id: unit.id, map }))
  return (
    <Answer to={below} lines={4}>
      {(held) => (
        <>
          <List title={units.below} units={held.filter(({ kind }) => places.has(kind))} />
          <List title={units.bodies} units={held.filter(({ kind }) => !places.has(kind))} kinds />
        </>
      )}
    </Answer>
  )
}

type ListProps = { title: string; units: Unit[]; kinds?: boolean }

function List({ title, units: held, kinds = false }: ListProps) {
  const units = useUnitWords()
  const numbers = useNumbers()
  const [asked, setAsked] = useState('')
  const found = held.filter((each) => speaksOf(unitName(each), asked))
  if (held.length === 0) return null

  return (
    <section className="stack tight">
      <div className="row apart">
        <h2>
          {title} <span className="soft">({numbers.number(held.length)})</span>
        </h2>
        {held.length > many && (
          <TextField label={units.filter} type="search" value={asked} onChange={setAsked} />
        )}
      </div>
      {found.length === 0 && (
        <p className="soft" role="status">
          {units.noneFound}
        </p>
      )}
      <ul className="plain unit-list">
        {found.map((each) => (
          <li key={each.id}>
            <Link href={`/don-vi/${each.id}`}>
              <strong>{unitHeading(each)}</strong>
              <span className="small soft">
                {kinds && `${units.kinds[each.kind]} `}
                {each.households !== null &&
                  fill(units.householdCount, { count: numbers.number(each.households) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
