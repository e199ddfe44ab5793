import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import type { z } from 'zod'
import { standards } from '../../../contract/standards.ts'
import { units } from '../../../contract/units.ts'
import { asking, call } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Failure, Loading } from '../../ui/Status.tsx'
import { RatingTag } from './RatingTag.tsx'
import './standards.css'
import { useStandardWords } from './standards-words.ts'

type Row = z.output<typeof standards.scores.reply>['scores'][number]

/** What each choice asks of the list. */
const shows = {
  all: {},
  changed: { changed: 'true' },
  flagged: { flagged: 'true' },
  effective: { suggested: 'effective' },
  average: { suggested: 'average' },
  poor: { suggested: 'poor' },
} as const

/** The models of a place by their last score, for the officers who answer for it. */
export function ScoresPage() {
  const me = useMe()
  const [address] = useSearchParams()
  const under = address.get('under') ?? (me ? postsNow(me)[0]?.unit.id : undefined)
  return under ? <Scores under={under} /> : <Loading lines={6} />
}

function Scores({ under }: { under: string }) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const [address, setAddress] = useSearchParams()
  const asked = address.get('xem') ?? 'all'
  const show = asked in shows ? (asked as keyof typeof shows) : 'all'
  const place = useQuery(asking(units.read, { id: under }))
  const list = useInfiniteQuery({
    queryKey: [standards.scores.path, under, show],
    queryFn: ({ pageParam, signal }) =>
      call(
        standards.scores,
        { under, ...shows[show], ...(pageParam ? { after: pageParam } : {}) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const rows = list.data?.pages.flatMap(({ scores }) => scores) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <article className="stack">
      <PageHeader
        title={words.list}
        above={place.data && [...place.data.above, place.data]}
        kind={place.data && unitHeading(place.data)}
        lead={words.listLead}
        actions={
          <Button icon="print" look="plain" onClick={() => print()}>
            {words.print}
          </Button>
        }
      />
      <div className="no-print">
        <Choice
          label={words.show}
          value={show}
          onChange={(xem) => setAddress({ ...Object.fromEntries(address), xem })}
          options={Object.keys(shows).map((value) => ({
            value,
            label: words.shows[value as keyof typeof shows],
          }))}
        />
      </div>
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={6} />}
      {list.data && rows.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneSays}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <p className="soft">{fill(words.total, { count: numbers.number(total) })}</p>
          <Table rows={rows} />
        </>
      )}
      {list.hasNextPage && (
        <div className="no-print">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </article>
  )
}

function Table({ rows }: { rows: Row[] }) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const { columns: heads } = words
  const columns: Column<Row>[] = [
    {
      key: 'model',
      label: heads.model,
      value: ({ model }) => model.name,
      cell: ({ model }) => (
        <Link href={`/xa/${model.keeperId}/mo-hinh/${model.id}/cham-diem`}>{model.name}</Link>
      ),
    },
    {
      key: 'place',
      label: heads.place,
      value: ({ model }) => model.unit.name,
      cell: ({ model }) => unitName(model.unit),
    },
    {
      key: 'points',
      label: heads.points,
      numeric: true,
      value: ({ points }) => points,
      cell: ({ points }) => numbers.number(points),
    },
    {
      key: 'suggested',
      label: heads.suggested,
      value: ({ suggested }) => suggested,
      cell: ({ suggested }) => <RatingTag rating={suggested} />,
    },
    {
      key: 'decided',
      label: heads.decided,
      value: ({ decided }) => decided,
      cell: ({ decided }) => (decided ? <RatingTag rating={decided} /> : '–'),
    },
    {
      key: 'flags',
      label: heads.flags,
      numeric: true,
      value: ({ flags }) => flags,
      cell: ({ flags }) => numbers.number(flags),
    },
  ]
  return (
    <DataTable
      caption={words.list}
      columns={columns}
      rows={rows}
      rowKey={({ model }) => model.id}
    />
  )
}
