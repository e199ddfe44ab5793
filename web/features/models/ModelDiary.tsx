import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { activities } from '../../../contract/activities.ts'
import type { Model } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { ActivityCard } from '../../ui/ActivityCard.tsx'
import { Loading } from '../../ui/Status.tsx'

/** The latest of a model's diary, for those who may read it; to the public it is not there. */
export function ModelDiary({ model }: { model: Model }) {
  const { models: said } = useWords()
  const me = useMe()
  const asked = { under: model.unit.id, modelId: model.id, limit: 4 }
  const list = useQuery({ ...asking(activities.list, asked), enabled: Boolean(me) })
  if (!me || list.isError) return null
  const records = list.data?.activities

  return (
    <section className="card stack">
      <h2>{said.diary}</h2>
      {!records && <Loading lines={3} />}
      {records?.length === 0 && <p className="soft">{said.diaryNone}</p>}
      {records?.map((record) => (
        <ActivityCard key={record.id} activity={record} />
      ))}
      {records && records.length > 0 && (
        <Link href={`/nhat-ky?under=${model.unit.id}&modelId=${model.id}`}>{said.wholeDiary}</Link>
      )}
    </section>
  )
}
