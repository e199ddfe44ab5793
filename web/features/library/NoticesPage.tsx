import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { type NoticeBrief, notices } from '../../../contract/notices.ts'
import { asking, call } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { More } from '../../ui/More.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { followingAt, noticeAt } from './addresses.ts'
import './library.css'
import { useLibraryWords } from './library-words.ts'
import { NoticeTag } from './NoticeTag.tsx'
import { useNotifying } from './notifying.ts'

/** Notices of experience, the newest first; above them what waits for the one who reads. */
export function NoticesPage() {
  const words = useLibraryWords()
  const me = useMe()
  const list = useInfiniteQuery({
    queryKey: [notices.published.path],
    queryFn: ({ pageParam, signal }) =>
      call(notices.published, pageParam ? { after: pageParam } : {}, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  return (
    <article className="stack narrow">
      <PageHeader
        title={words.notices}
        lead={words.noticesLead}
        actions={
          me && (
            <LinkButton href={followingAt} icon="bell">
              {words.following}
            </LinkButton>
          )
        }
      />
      {me && <InWork />}
      <Answer to={list} lines={6}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.notices)
          return all.length === 0 ? (
            <Empty title={words.noticesNone}>{words.noticesNoneSays}</Empty>
          ) : (
            <section className="stack">
              {me && <h2>{words.noticeStates.published}</h2>}
              <Cards all={all} />
            </section>
          )
        }}
      </Answer>
      <More list={list} />
    </article>
  )
}

/** Proposals that wait for an answer, and what one’s own commune is working on. */
function InWork() {
  const words = useLibraryWords()
  const found = useQuery(asking(notices.inWork, {})).data
  const own = found?.own.filter(({ state }) => state !== 'published') ?? []
  return (
    <>
      {found && found.waiting.length > 0 && (
        <section className="stack">
          <h2>{words.waiting}</h2>
          <Cards all={found.waiting} />
        </section>
      )}
      {own.length > 0 && (
        <section className="stack">
          <h2>{words.ownNotices}</h2>
          <Cards all={own} />
        </section>
      )}
    </>
  )
}

function Cards({ all }: { all: NoticeBrief[] }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const { askedOf, reachOf } = useNotifying()
  return (
    <ul className="plain stack">
      {all.map((notice) => (
        <li key={notice.id}>
          <Link href={noticeAt(notice)} className="card notice-card">
            <strong>{notice.title}</strong>
            <span className="small">
              {notice.model.name}, {unitName(notice.commune)}
            </span>
            <span className="row small soft">
              <NoticeTag notice={notice} />
              {notice.reach &&
                notice.publishedOn &&
                fill(words.publishedFor, {
                  reach: reachOf(notice.reach),
                  day: numbers.day(notice.publishedOn),
                })}
              {notice.asked && fill(words.askedOf, { asked: askedOf(notice.asked) })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
