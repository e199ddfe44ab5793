import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import type { AlarmBrief } from '../../../contract/alarms.ts'
import { alarms as endpoints } from '../../../contract/alarms.ts'
import { units } from '../../../contract/units.ts'
import { asking, call } from '../../lib/call.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { More } from '../../ui/More.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Failure, Loading } from '../../ui/Status.tsx'
import { AlarmCard } from './AlarmCard.tsx'

/** Every alarm under a unit: what is open first, then the newest. */
export function HistoryPage({ id }: { id: string }) {
  const { alarms } = useWords()
  const [address, setAddress] = useSearchParams()
  const show = address.get('xem') ?? 'all'
  const asked = { under: id, ...(show === 'all' ? {} : { drill: show === 'drills' }) }
  const place = useQuery(asking(units.read, { id }))
  const list = useInfiniteQuery({
    queryKey: [endpoints.list.path, asked],
    queryFn: ({ pageParam, signal }) =>
      call(endpoints.list, { ...asked, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const found = list.data?.pages.flatMap((page) => page.alarms) ?? []

  return (
    <div className="stack">
      <PageHeader
        title={place.data ? fill(alarms.historyOf, { unit: unitName(place.data) }) : alarms.history}
        above={place.data && [...place.data.above, place.data]}
        lead={alarms.historyLead}
        actions={
          <LinkButton href={`/don-vi/${id}/to-lien-gia`} icon="people">
            {fill(alarms.teamsOf, { unit: place.data ? unitName(place.data) : '' })}
          </LinkButton>
        }
      />
      <Choice
        label={alarms.show}
        options={[
          { value: 'all', label: alarms.showAll },
          { value: 'real', label: alarms.showReal },
          { value: 'drills', label: alarms.showDrills },
        ]}
        value={show}
        onChange={(next) => setAddress(next === 'all' ? {} : { xem: next }, { replace: true })}
      />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={6} />}
      {list.isSuccess && found.length === 0 && <Empty title={alarms.historyNone} />}
      <ul className="plain stack tight">
        {openFirst(found).map((alarm) => (
          <li key={alarm.id}>
            <AlarmCard alarm={alarm} />
          </li>
        ))}
      </ul>
      <More list={list} />
    </div>
  )
}

function openFirst(all: AlarmBrief[]) {
  const open = all.filter(({ state }) => state !== 'closed')
  return [...open, ...all.filter(({ state }) => state === 'closed')]
}
