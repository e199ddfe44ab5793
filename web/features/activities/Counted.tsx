import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Activity } from '../../../contract/activities.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'

/** What a record added to the figures, and every place whose figures hold it. */
export function Counted({ record, where }: { record: Activity; where: string }) {
  const { words, say } = useLanguage()
  const { activities } = words
  const numbers = useNumbers()
  const catalog = useCatalog()
  const place = useQuery(asking(units.read, { id: record.unit.id }))
  const rising = [record.unit, ...[...(place.data?.above ?? [])].reverse()]

  return (
    <>
      <ul className="stack tight">
        {record.counted.map(({ indicator, month, amount }) => {
          const entry = catalog?.indicator(indicator)
          return (
            <li key={`${indicator} ${month}`}>
              <strong>
                {fill(activities.amount, {
                  indicator: entry ? say(entry.name) : indicator,
                  amount: numbers.number(amount),
                  unit: entry ? say(entry.unit) : '',
                })}
              </strong>{' '}
              <span className="soft">
                {fill(activities.inMonth, { month: numbers.month(month) })}
              </span>
            </li>
          )
        })}
      </ul>
      <p>
        {where}{' '}
        {rising.map((unit, at) => (
          <span key={unit.id}>
            {at > 0 && ', '}
            <Link href={`/so-lieu/${unit.id}`}>{unitName(unit)}</Link>
          </span>
        ))}
      </p>
    </>
  )
}
