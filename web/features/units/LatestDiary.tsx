import { useUnitWords } from './unit-words.ts'
import { useQuery } from '@tanstack/react-query'
import { activities } from '../../../contract/activities.ts'
import { asking } from '../../lib/call.ts'
import { ActivityCard } from '../../ui/ActivityCard.tsx'
import { LinkButton } from '../../ui/Button.tsx'

/** The last entries of the diaries kept here, for those who may read them; for others there is none. */
export function LatestDiary({ unitId }: { unitId: string }) {
  const units = useUnitWords()
  const diary = useQuery(asking(activities.list, { under: unitId, limit: 6 })).data
  if (!diary || diary.activities.length === 0) return null
  return (
    <section className="stack tight">
      <h2>{units.latestDiary}</h2>
      <ul className="plain grid">
        {diary.activities.map((activity) => (
          <li key={activity.id}>
            <ActivityCard activity={activity} />
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <LinkButton href={`/nhat-ky?under=${unitId}`} icon="diary">
          {units.wholeDiary}
        </LinkButton>
      </div>
    </section>
  )
}
