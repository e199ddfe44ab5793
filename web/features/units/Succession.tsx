import { useUnitWords } from './unit-words.ts'
import { Link } from 'wouter'
import type { UnitPage } from '../../../contract/units.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'

type Kin = UnitPage['became'][number]

/** What a unit came from, what it became and what it spans, each with its day. */
export function Succession({ unit }: { unit: UnitPage }) {
  const units = useUnitWords()
  if (unit.cameFrom.length + unit.became.length + unit.spans.length === 0) return null
  return (
    <div className="stack tight">
      <Kins kin={unit.became} said={units.became} notice />
      <Kins kin={unit.cameFrom} said={units.cameFrom} />
      {unit.spans.length > 0 && (
        <p>
          {units.spans}{' '}
          {unit.spans.map((each, at) => (
            <span key={each.id}>
              {at > 0 && ', '}
              <Link href={`/don-vi/${each.id}`}>{unitName(each)}</Link>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

function Kins({ kin, said, notice = false }: { kin: Kin[]; said: string; notice?: boolean }) {
  const units = useUnitWords()
  const numbers = useNumbers()
  const days = [...new Set(kin.map(({ on }) => on))].sort()
  return days.map((day) => (
    <p key={day} className={notice ? 'notice' : undefined}>
      {fill(said, { day: numbers.day(day) })}{' '}
      {kin
        .filter(({ on }) => on === day)
        .map((each, at) => (
          <span key={each.id}>
            {at > 0 && ', '}
            <Link href={`/don-vi/${each.id}`}>{unitName(each)}</Link>
            {!each.whole && ` (${units.inPart})`}
          </span>
        ))}
    </p>
  ))
}
