import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { cases as endpoints } from '../../../contract/cases.ts'
import { call } from '../../lib/call.ts'
import { LockButton } from '../../lib/tip-keys/UnlockCard.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { More } from '../../ui/More.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Failure, Loading } from '../../ui/Status.tsx'
import { newCaseAt, queueAt } from './addresses.ts'
import { type DeskHere, useDesk } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import { CaseRow } from './CaseRow.tsx'
import './cases.css'
import { DeskDoor } from './DeskDoor.tsx'

const shows = { mo: 'open', toi: 'mine', 'qua-han': 'late', xong: 'closed' } as const

/** The cases of a desk: the one that is due first, first. */
export function CasesPage({ keeperId }: { keeperId: string }) {
  const words = useCaseWords()
  const here = useDesk(keeperId)
  return (
    <div className="stack">
      <PageHeader
        kind={here.desk && unitHeading(here.desk)}
        title={words.title}
        lead={words.lead}
        actions={
          <>
            {here.reads && here.standing?.open && (
              <LinkButton href={newCaseAt(keeperId)} look="main" icon="plus">
                {words.open}
              </LinkButton>
            )}
            <LinkButton href={queueAt(keeperId)} icon="key">
              {words.toQueue}
            </LinkButton>
            <LockButton keeperId={keeperId} />
          </>
        }
      />
      <DeskDoor keeperId={keeperId} here={here} />
      {here.reads && <Cases keeperId={keeperId} here={here} />}
    </div>
  )
}

function Cases({ keeperId, here }: { keeperId: string; here: DeskHere }) {
  const words = useCaseWords()
  const [address, setAddress] = useSearchParams()
  const asked = address.get('xem') ?? 'mo'
  const show = shows[asked as keyof typeof shows] ?? 'open'
  const list = useInfiniteQuery({
    queryKey: [endpoints.list.path, keeperId, show],
    queryFn: ({ pageParam, signal }) =>
      call(endpoints.list, { keeperId, show, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const found = list.data?.pages.flatMap(({ cases }) => cases) ?? []

  return (
    <section className="stack">
      <Choice
        label={words.show}
        options={Object.entries(shows).map(([value, each]) => ({
          value,
          label: words.shows[each],
        }))}
        value={asked}
        onChange={(xem) => setAddress({ xem }, { replace: true })}
      />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={8} />}
      {list.isSuccess && found.length === 0 && (
        <Empty title={words.none[show]}>
          <p>{words.noneSays}</p>
        </Empty>
      )}
      <ul className="plain case-rows">
        {found.map((each) => (
          <li key={each.id}>
            <CaseRow of={each} keys={here.keys} />
          </li>
        ))}
      </ul>
      <More list={list} />
    </section>
  )
}
