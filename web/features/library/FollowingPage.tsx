import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { type Following, library, type News } from '../../../contract/library.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useOwn, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { moments as english } from '../../locales/en/moments.ts'
import { moments } from '../../locales/vi/moments.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ModelStateTag } from '../../ui/StateTag.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { lessonsOf, noticeAt } from './addresses.ts'
import './library.css'
import { useLibraryWords } from './library-words.ts'
import { useLibraryAct } from './use-library-act.ts'

type Sentences = Record<string, string>
const sentences: { vi: Sentences; en: Sentences } = {
  vi: moments,
  en: english satisfies typeof moments,
}

/** The models one follows, and what is new of each since one last looked. */
export function FollowingPage() {
  const words = useLibraryWords()
  const me = useMe()
  const list = useQuery({ ...asking(library.following, {}), enabled: Boolean(me) })
  return (
    <article className="stack narrow">
      <PageHeader title={words.following} lead={words.followingLead} />
      {me === null && <Empty title={words.signInFirst} />}
      {me && <Answer to={list}>{(found) => <Cards found={found} />}</Answer>}
    </article>
  )
}

function Cards({ found: { models, asOf } }: { found: Following }) {
  const words = useLibraryWords()
  const seen = useLibraryAct(library.seen)
  const unfollow = useLibraryAct(library.unfollow)
  if (models.length === 0)
    return <Empty title={words.followingNone}>{words.followingNoneSays}</Empty>
  const anyNews = models.some(({ news }) => news.length > 0)
  return (
    <>
      {anyNews && (
        <div className="no-print">
          <Button
            look="main"
            icon="check"
            busy={seen.isPending}
            onClick={() => seen.mutate({ asOf })}
          >
            {words.seenAll}
          </Button>
        </div>
      )}
      <ul className="plain stack">
        {models.map(({ model, news, more }) => (
          <li key={model.id} className="card stack tight">
            <div className="row apart">
              <Link href={lessonsOf(model)}>
                <strong>{model.name}</strong>
              </Link>
              {news.length > 0 && (
                <Tag tone="wait">
                  {fill(words.newCount, { count: more ? `${news.length}+` : news.length })}
                </Tag>
              )}
            </div>
            <span className="row small">
              {unitName(model.unit)} <ModelStateTag state={model.state} />
            </span>
            {news.length === 0 ? (
              <p className="small soft">{words.nothingNew}</p>
            ) : (
              <ul className="plain lines">
                {news.map((each, at) => (
                  <NewsLine key={at} news={each} />
                ))}
              </ul>
            )}
            {more && <p className="small soft">{words.moreNews}</p>}
            <div className="row no-print">
              {news.length > 0 && (
                <Button onClick={() => seen.mutate({ asOf, modelId: model.id })}>
                  {words.seenOne}
                </Button>
              )}
              <Button
                look="plain"
                icon="quiet"
                onClick={() => unfollow.mutate({ keeperId: model.keeperId, modelId: model.id })}
              >
                {words.unfollow}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function NewsLine({ news }: { news: News }) {
  const words = useLibraryWords()
  const { models } = useWords()
  const sentence = useOwn(sentences)
  const numbers = useNumbers()
  return (
    <li>
      <span>
        {news.what === 'state' && fill(words.newState, { state: models.states[news.state] })}
        {news.what === 'moment' && fill(sentence[news.moment] ?? '', news.said)}
        {news.what === 'notice' && (
          <>
            {words.newNotice} <Link href={noticeAt(news)}>{news.title}</Link>
          </>
        )}
      </span>
      <span className="small soft number">{numbers.day(news.on)}</span>
    </li>
  )
}
