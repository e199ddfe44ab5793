import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { activities } from '../../../contract/activities.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { ActivityCard } from '../../ui/ActivityCard.tsx'
import { Answer } from '../../ui/Status.tsx'

/** What was done lately in a place, as far as the reader may see its diary. */
export function Lately({ unit }: { unit: UnitBrief }) {
  const { home } = useWords()
  const list = useQuery(asking(activities.list, { under: unit.id, limit: 4 }))
  useLive(unit.id, [[activities.list.path]])
  return (
    <section className="stack tight">
      <h2>{home.lately}</h2>
      <Answer to={list} lines={4}>
        {({ activities: records }) =>
          records.length === 0 ? (
            <p className="soft">{home.latelyNone}</p>
          ) : (
            <>
              <ul className="plain grid">
                {records.map((record) => (
                  <li key={record.id}>
                    <ActivityCard activity={record} />
                  </li>
                ))}
              </ul>
              <p>
                <Link href={`/nhat-ky?under=${unit.id}`}>{home.wholeDiary}</Link>
              </p>
            </>
          )
        }
      </Answer>
    </section>
  )
}
