import { useState } from 'react'
import type { BookLine } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Status.tsx'
import '../../ui/unfold.css'
import { ActDialog } from './ActDialog.tsx'
import { useSaid } from './answers.ts'
import { useBookWords } from './duty-books-words.ts'
import { LineDialog } from './LineDialog.tsx'
import { StoryDialog } from './StoryDialog.tsx'

type LineCardProps = { book: Book; line: BookLine; mayWrite: boolean; stopped: boolean }
type Open = 'change' | 'story' | Book['acts'][number]

/** One line of a book: what it is, where it stands, and what can be done about it now. */
export function LineCard({ book, line, mayWrite, stopped }: LineCardProps) {
  const words = useBookWords()
  const { say } = useLanguage()
  const said = useSaid()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const state = book.states.find(({ id }) => id === line.state)
  const facts = book.fields.filter(
    ({ name }) => name !== book.title && line.answers[name] !== undefined,
  )
  const possible = book.acts.filter(({ from }) => (from ? from.includes(line.state) : state?.open))
  const [first, ...others] = mayWrite ? possible : []

  return (
    <div className="card stack tight book-line">
      <div className="row apart">
        <h3>{String(line.answers[book.title] ?? '')}</h3>
        {state && <Tag tone={toneOf(book, line.state)}>{say(state.name)}</Tag>}
      </div>
      <dl className="book-facts">
        {facts.map((field) => (
          <div key={field.name}>
            <dt>{say(field.label)}</dt>
            <dd>{said(field, line.answers[field.name])}</dd>
          </div>
        ))}
      </dl>
      <Last book={book} line={line} />
      <div className="stack tight book-acts no-print">
        {first && (
          <Button disabled={stopped && first.stops} onClick={() => setOpen(first)}>
            {say(first.name)}
          </Button>
        )}
        <details className="unfold">
          <summary>{words.more}</summary>
          <div className="row">
            {others.map((act) => (
              <Button key={act.id} disabled={stopped && act.stops} onClick={() => setOpen(act)}>
                {say(act.name)}
              </Button>
            ))}
            {mayWrite && state?.open && (
              <Button icon="pen" onClick={() => setOpen('change')}>
                {words.change}
              </Button>
            )}
            <Button icon="clock" onClick={() => setOpen('story')}>
              {words.story}
            </Button>
          </div>
        </details>
      </div>
      {open === 'change' && <LineDialog at={line} book={book} line={line} onClose={close} />}
      {open === 'story' && <StoryDialog book={book} line={line} onClose={close} />}
      {typeof open === 'object' && <ActDialog book={book} line={line} act={open} onClose={close} />}
    </div>
  )
}

/** What was done last, and what it was against. */
function Last({ book, line: { last } }: { book: Book; line: BookLine }) {
  const words = useBookWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kind = book.acts.find(({ id }) => id === last?.act)
  if (!last || !kind) return null
  const broken = kind.rules.filter(({ id }) => last.against.includes(id))
  return (
    <p className={broken.length > 0 ? 'small notice' : 'small soft'}>
      {fill(words.last, { act: say(kind.name), day: numbers.day(last.on) })}
      {broken.length > 0 &&
        `. ${fill(words.against, { rules: broken.map(({ says }) => say(says)).join('; ') })}`}
    </p>
  )
}

function toneOf({ states }: Book, id: string) {
  if (states[0]?.id === id) return 'good'
  return states.some((state) => state.id === id && state.open) ? 'wait' : 'off'
}
