import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { surrenders } from '../../../contract/cases.ts'
import { units } from '../../../contract/units.ts'
import { asking, call } from '../../lib/call.ts'
import { useMay } from '../../lib/me.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { More } from '../../ui/More.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Failure, Loading } from '../../ui/Status.tsx'
import { neverMoveAt, receiveAt } from './addresses.ts'
import { useSurrenderWords } from './surrender-words.ts'
import { SurrenderRow } from './SurrenderRow.tsx'
import './surrenders.css'
import { totalsOf } from './totals.ts'
import { useItems } from './use-items.ts'
import type { Surrender } from './use-surrender-act.ts'

/** What was handed in at a commune, newest first, and how much of each thing that is. */
export function SurrendersPage({ keeperId }: { keeperId: string }) {
  const words = useSurrenderWords()
  const may = useMay('weapon.receive')
  const place = useQuery(asking(units.read, { id: keeperId })).data
  const list = useInfiniteQuery({
    queryKey: [surrenders.list.path, keeperId],
    queryFn: ({ pageParam, signal }) =>
      call(surrenders.list, { keeperId, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const found = list.data?.pages.flatMap((page) => page.surrenders) ?? []

  return (
    <div className="stack">
      <PageHeader
        kind={place && unitHeading(place)}
        title={words.title}
        lead={words.lead}
        actions={
          <>
            {may && (
              <LinkButton href={receiveAt(keeperId)} look="main" icon="plus">
                {words.receive}
              </LinkButton>
            )}
            <LinkButton href={neverMoveAt} icon="warn">
              {words.neverMove}
            </LinkButton>
          </>
        }
      />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={8} />}
      {list.isSuccess && found.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneSays}</p>
        </Empty>
      )}
      {found.length > 0 && <Totals records={found} />}
      <ul className="plain surrender-rows">
        {found.map((record) => (
          <li key={record.id}>
            <SurrenderRow record={record} />
          </li>
        ))}
      </ul>
      <More list={list} />
    </div>
  )
}

/** How much of each thing: as many sums as there are things, and no sum of sums. */
function Totals({ records }: { records: Surrender[] }) {
  const words = useSurrenderWords()
  const { nameOf, amountOf } = useItems()
  return (
    <section className="card stack tight">
      <h2>{words.totals}</h2>
      <dl className="surrender-totals">
        {totalsOf(records).map(({ item, quantity }) => (
          <div key={item}>
            <dt>{nameOf(item)}</dt>
            <dd className="number">{amountOf(item, quantity)}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{words.totalsSays}</p>
    </section>
  )
}
