import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Notice, notices } from '../../../contract/notices.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { lessonsOf } from './addresses.ts'
import './library.css'
import { useLibraryWords } from './library-words.ts'
import { NoticeActs } from './NoticeActs.tsx'
import { NoticePaper } from './NoticePaper.tsx'
import { NoticeTag } from './NoticeTag.tsx'
import { useNotifying } from './notifying.ts'
import { Outcomes } from './Outcomes.tsx'

/** One notice of experience: what it says, what it rests on, and for those who carry it the way it went. */
export function NoticePage(at: { keeperId: string; id: string }) {
  const notice = useQuery(asking(notices.read, at))
  const [onPaper, setOnPaper] = useState(false)
  return (
    <Answer to={notice} lines={8}>
      {(found) =>
        onPaper ? (
          <NoticePaper notice={found} onClose={() => setOnPaper(false)} />
        ) : (
          <Whole notice={found} onPrint={() => setOnPaper(true)} />
        )
      }
    </Answer>
  )
}

function Whole({ notice, onPrint }: { notice: Notice; onPrint: () => void }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const { askedOf, reachOf } = useNotifying()
  const { model, commune, reach, publishedOn, asked } = notice
  return (
    <article className="stack narrow">
      <PageHeader
        title={notice.title}
        kind={words.notices}
        above={[commune]}
        lead={
          <div className="stack tight">
            <span className="row small">
              <NoticeTag notice={notice} />
              {reach &&
                publishedOn &&
                fill(words.publishedFor, {
                  reach: reachOf(reach),
                  day: numbers.day(publishedOn),
                })}
              {asked && fill(words.askedOf, { asked: askedOf(asked) })}
            </span>
            <span>
              {words.aboutModel}: <Link href={lessonsOf(model)}>{model.name}</Link>
            </span>
          </div>
        }
        actions={
          <Button icon="print" look="plain" onClick={onPrint}>
            {words.asPaper}
          </Button>
        }
      />
      <NoticeActs notice={notice} />
      <section className="card">
        <p className="typed">{notice.text}</p>
      </section>
      <section className="card stack">
        <h2>{words.figuresThen}</h2>
        <Outcomes outcome={notice.figures} />
      </section>
      {notice.passages.length > 0 && (
        <section className="card stack">
          <h2>{words.passages}</h2>
          <ol className="plain stack tight">
            {notice.passages.map(({ act, unit, to, reason, at }) => (
              <li key={at}>
                <strong>
                  {fill(words.passageSays[act], {
                    unit: headed(askedOf(unit)),
                    to: to ? askedOf(to) : '',
                  })}
                </strong>
                <p className="small soft">{numbers.moment(at)}</p>
                {reason && <p>{reason}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  )
}

function headed(words: string) {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
