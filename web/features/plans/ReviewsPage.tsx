import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type ReviewBrief, reviews } from '../../../contract/plans.ts'
import { units } from '../../../contract/units.ts'
import { asking, call } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { More } from '../../ui/More.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Failure, Loading, Tag } from '../../ui/Status.tsx'
import { campaignsAt, reviewAt } from './addresses.ts'
import { CallDialog } from './CallDialog.tsx'
import { usePlanWords } from './plan-words.ts'
import './plans.css'

/** Reviews of some books, newest first, and the way to call one. */
export function ReviewsPage({ keeperId }: { keeperId: string }) {
  const { reviews: said } = usePlanWords()
  const [calling, setCalling] = useState(false)
  const keeper = useQuery(asking(units.read, { id: keeperId })).data
  const list = useInfiniteQuery({
    queryKey: [reviews.list.path, keeperId],
    queryFn: ({ pageParam, signal }) =>
      call(reviews.list, { keeperId, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const found = list.data?.pages.flatMap((page) => page.reviews) ?? []
  const mayCall = list.data?.pages[0]?.mayCall ?? false

  return (
    <div className="stack narrow">
      <PageHeader
        kind={keeper && unitHeading(keeper)}
        title={said.title}
        lead={said.lead}
        actions={
          <>
            {mayCall && keeper && (
              <Button look="main" icon="plus" onClick={() => setCalling(true)}>
                {said.call}
              </Button>
            )}
            <LinkButton href={campaignsAt} icon="send">
              {said.campaigns}
            </LinkButton>
            <LinkButton href="/nhan-rong/cham-diem" icon="figures">
              {said.scores}
            </LinkButton>
          </>
        }
      />
      {list.isPending && <Loading lines={6} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && found.length === 0 && (
        <Empty title={said.none}>
          <p className="soft">{said.noneSays}</p>
        </Empty>
      )}
      <ul className="plain stack tight">
        {found.map((review) => (
          <li key={review.id}>
            <Row review={review} />
          </li>
        ))}
      </ul>
      <More list={list} />
      {calling && keeper && <CallDialog keeper={keeper} onClose={() => setCalling(false)} />}
    </div>
  )
}

function Row({ review }: { review: ReviewBrief }) {
  const { reviews: said, kinds } = usePlanWords()
  const numbers = useNumbers()
  const { kind, on, unit, state, models, decided } = review
  return (
    <Link href={reviewAt(review)} className="card plan-row">
      <strong>{kinds[kind]}</strong>
      <span>{fill(said.row, { on: numbers.day(on), unit: unitName(unit) })}</span>
      <span className="row small soft">
        <Tag tone={state === 'held' ? 'good' : 'wait'}>{said[state]}</Tag>
        {fill(said.counts, { models: numbers.number(models) })}
        {decided > 0 && <span>{fill(said.decidedCount, { count: numbers.number(decided) })}</span>}
      </span>
    </Link>
  )
}
