import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useSearchParams } from 'wouter'
import { activities, type ActivityBrief, type ActivityState } from '../../../contract/activities.ts'
import { units } from '../../../contract/units.ts'
import { asking, call } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { useMe } from '../../lib/me.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { ActivityCard } from '../../ui/ActivityCard.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Failure, Loading } from '../../ui/Status.tsx'
import { DiaryFilters } from './DiaryFilters.tsx'
import './diary-list.css'

type Asked = z.input<typeof activities.list.input>

/** The diary of a place or a model, and the records behind a figure: what is asked stands in the address. */
export function DiaryPage() {
  const me = useMe()
  const nation = useQuery(asking(units.nation, {}))
  const [address] = useSearchParams()
  const own = me ? postsNow(me)[0]?.unit.id : undefined
  const under = address.get('under') ?? own ?? nation.data?.id
  return under ? <Diary asked={{ under, ...filtersOf(address) }} /> : <Loading lines={6} />
}

/** The filters in an address; what is not there is not asked. */
function filtersOf(address: URLSearchParams): Omit<Asked, 'under'> {
  const named = (name: string) => address.get(name) ?? undefined
  const filters = {
    modelId: named('modelId'),
    kind: named('kind'),
    state: named('state') as ActivityState | undefined,
    from: named('from'),
    to: named('to'),
    indicator: named('indicator'),
    mine: named('mine') as 'true' | undefined,
  }
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
}

function Diary({ asked }: { asked: Asked }) {
  const { words, say } = useLanguage()
  const { diary, pieces } = words
  const catalog = useCatalog()
  const place = useQuery(asking(units.read, { id: asked.under }))
  const list = useInfiniteQuery({
    queryKey: [activities.list.path, asked],
    queryFn: ({ pageParam, signal }) =>
      call(activities.list, { ...asked, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  useLive(asked.under, [[activities.list.path]])
  const records = list.data?.pages.flatMap((page) => page.activities) ?? []
  const indicator = catalog?.indicator(asked.indicator ?? '')
  const filtered = Object.keys(asked).length > 1

  return (
    <div className="stack">
      <PageHeader
        title={place.data ? `${diary.title} · ${unitHeading(place.data)}` : diary.title}
        above={place.data && [...place.data.above, place.data]}
        lead={
          indicator ? fill(diary.behindFigure, { indicator: say(indicator.name) }) : diary.listLead
        }
        actions={
          <Button look="plain" icon="print" onClick={() => print()}>
            {pieces.print}
          </Button>
        }
      />
      <DiaryFilters place={place.data} filtered={filtered} modelName={records[0]?.modelName} />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={8} />}
      {list.isSuccess && records.length === 0 && (
        <Empty title={filtered ? diary.noneFound : diary.noneTitle}>
          {!filtered && <p>{diary.noneSays}</p>}
        </Empty>
      )}
      <Days records={records} />
      {records.length > 0 && (
        <p className="soft small" role="status">
          {fill(diary.shown, { count: records.length })}
        </p>
      )}
      {list.hasNextPage && (
        <div className="no-print">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {pieces.more}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Records under the day they happened on. */
function Days({ records }: { records: ActivityBrief[] }) {
  const numbers = useNumbers()
  const days = new Map<string, ActivityBrief[]>()
  for (const record of records) days.set(record.on, [...(days.get(record.on) ?? []), record])
  return [...days].map(([day, those]) => (
    <section key={day} className="stack tight">
      <h2 className="diary-day">{numbers.longDay(day)}</h2>
      <ul className="plain grid">
        {those.map((record) => (
          <li key={record.id}>
            <ActivityCard activity={record} />
          </li>
        ))}
      </ul>
    </section>
  ))
}
