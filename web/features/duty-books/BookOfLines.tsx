import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { dutyBooks } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import { call } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { More } from '../../ui/More.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { useBookWords } from './duty-books-words.ts'
import { LineCard } from './LineCard.tsx'
import { LineDialog } from './LineDialog.tsx'
import type { At } from './OfModel.tsx'
import { StateFilter } from './StateFilter.tsx'

type Counts = z.output<typeof dutyBooks.read.reply>['books'][number]
type BookProps = { at: At; book: Book; counts: Counts; mayWrite: boolean; stopped: boolean }

/** One book of a model: its lines as cards, those that still need somebody first of all. */
export function BookOfLines({ at, book, counts, mayWrite, stopped }: BookProps) {
  const words = useBookWords()
  const { say } = useLanguage()
  const [state, setState] = useState<string>()
  const [writing, setWriting] = useState(false)
  const asked = { ...at, book: book.id, ...(state ? { state } : {}) }
  const lines = useInfiniteQuery({
    queryKey: [dutyBooks.lines.path, asked],
    queryFn: ({ pageParam, signal }) =>
      call(dutyBooks.lines, { ...asked, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const line = say(book.line)
  const add = fill(words.write, { line })

  return (
    <section className="stack">
      <div className="stack tight">
        <h2>{say(book.name)}</h2>
        <p className="soft">{say(book.says)}</p>
      </div>
      <Month book={book} counts={counts} />
      <div className="row apart no-print">
        <StateFilter book={book} counts={counts} state={state} onState={setState} />
        {mayWrite && (
          <Button look="main" icon="plus" onClick={() => setWriting(true)}>
            {add}
          </Button>
        )}
      </div>
      <Answer to={lines}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.lines)
          if (all.length === 0)
            return (
              <Empty title={counts.states.length === 0 ? words.none : words.noneHere}>
                {counts.states.length === 0 && <p>{fill(words.noneSays, { line })}</p>}
              </Empty>
            )
          return (
            <ul className="plain grid book-lines">
              {all.map((each) => (
                <li key={each.id}>
                  <LineCard {...{ book, line: each, mayWrite, stopped }} />
                </li>
              ))}
            </ul>
          )
        }}
      </Answer>
      <More list={lines} />
      {writing && <LineDialog at={at} book={book} onClose={() => setWriting(false)} />}
    </section>
  )
}

/** What was done with a book lately, and how often it was not in order. */
function Month({ book, counts }: { book: Book; counts: Counts }) {
  const words = useBookWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  if (counts.acts.length === 0) return null
  return (
    <p className="small">
      <strong>{words.month}:</strong>{' '}
      {counts.acts
        .flatMap(({ act, done, against }) => {
          const kind = book.acts.find(({ id }) => id === act)
          if (!kind) return []
          const said = fill(words.monthAct, { act: say(kind.name), done: numbers.number(done) })
          const count = numbers.number(against)
          return [against > 0 ? `${said} (${fill(words.monthAgainst, { count })})` : said]
        })
        .join(' · ')}
    </p>
  )
}
