import { useInfiniteQuery } from '@tanstack/react-query'
import { tips as endpoints } from '../../../contract/tips.ts'
import { call } from '../../lib/call.ts'
import { useNumbers } from '../../lib/language.tsx'
import { LockButton, UnlockCard } from '../../lib/tip-keys/UnlockCard.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { More } from '../../ui/More.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Failure, Loading } from '../../ui/Status.tsx'
import { keysAt, summaryAt, takeInAt } from './addresses.ts'
import { DeskNotices } from './DeskNotices.tsx'
import { QueueFilters, useQueueView } from './QueueFilters.tsx'
import { QueueRow } from './QueueRow.tsx'
import { useTipWords } from './tip-words.ts'
import './tips.css'
import { type DeskHere, useDesk } from '../../lib/tip-keys/use-desk.ts'

/** What came to a desk, what presses, and the first line of each once it can be opened. */
export function QueuePage({ keeperId }: { keeperId: string }) {
  const words = useTipWords()
  const here = useDesk(keeperId)
  return (
    <div className="stack">
      <PageHeader
        kind={here.desk && unitHeading(here.desk)}
        title={words.queue}
        lead={words.queueLead}
        actions={
          <>
            <LinkButton href={takeInAt(keeperId)} icon="plus">
              {words.takeIn}
            </LinkButton>
            <LinkButton href={summaryAt(keeperId)} icon="figures">
              {words.summary}
            </LinkButton>
            <LinkButton href={keysAt(keeperId)} icon="key">
              {words.keys}
            </LinkButton>
            <LockButton keeperId={keeperId} />
          </>
        }
      />
      {here.asked.isError && (
        <Failure error={here.asked.error} onRetry={() => void here.asked.refetch()} />
      )}
      <DeskNotices keeperId={keeperId} here={here} />
      {here.desk && here.standing && !here.keys && <UnlockCard desk={here.desk} />}
      {here.desk && here.desk.log.length > 0 && <Queue keeperId={keeperId} here={here} />}
    </div>
  )
}

function Queue({ keeperId, here }: { keeperId: string; here: DeskHere }) {
  const words = useTipWords()
  const { view, look } = useQueueView()
  const list = useInfiniteQuery({
    queryKey: [endpoints.queue.path, keeperId, view],
    queryFn: ({ pageParam, signal }) =>
      call(
        endpoints.queue,
        { keeperId, ...view, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 120_000,
  })
  const found = list.data?.pages.flatMap(({ tips }) => tips) ?? []
  const counts = list.data?.pages[0]?.counts

  return (
    <section className="stack">
      {counts && <Counts counts={counts} />}
      <QueueFilters view={view} onLook={look} />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={8} />}
      {list.isSuccess && found.length === 0 && (
        <Empty title={words.queueNone[view.show]}>
          <p>{words.queueNoneSays}</p>
        </Empty>
      )}
      <ul className="plain tip-rows">
        {found.map((tip) => (
          <li key={tip.id}>
            <QueueRow tip={tip} keys={here.keys} />
          </li>
        ))}
      </ul>
      <More list={list} />
    </section>
  )
}

type CountsProps = { counts: Record<'open' | 'unseen' | 'urgent' | 'breached', number> }

const counted = ['unseen', 'urgent', 'breached', 'open'] as const
const presses = { unseen: 'presses', urgent: 'presses', breached: 'presses', open: undefined }

function Counts({ counts }: CountsProps) {
  const words = useTipWords()
  const numbers = useNumbers()
  return (
    <dl className="tip-counts">
      {counted.map((name) => (
        <div key={name} className={counts[name] > 0 ? presses[name] : undefined}>
          <dt>{words.counts[name]}</dt>
          <dd className="number">{numbers.number(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
