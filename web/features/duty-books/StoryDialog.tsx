import { useQuery } from '@tanstack/react-query'
import { type BookEntry, type BookLine, dutyBooks } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Answer } from '../../ui/Status.tsx'
import { useSaid } from './answers.ts'
import { useBookWords } from './duty-books-words.ts'

type StoryDialogProps = { book: Book; line: BookLine; onClose: () => void }

/** All that was done about a line, latest first. */
export function StoryDialog({ book, line, onClose }: StoryDialogProps) {
  const words = useBookWords()
  const { keeperId, modelId, id } = line
  const story = useQuery(asking(dutyBooks.line, { keeperId, modelId, id }))
  return (
    <Dialog title={`${words.story}: ${String(line.answers[book.title] ?? '')}`} onClose={onClose}>
      <Answer to={story}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="soft">{words.storyNone}</p>
          ) : (
            <ol className="plain lines">
              {entries.map((entry) => (
                <Done key={entry.id} book={book} entry={entry} />
              ))}
            </ol>
          )
        }
      </Answer>
    </Dialog>
  )
}

function Done({ book, entry }: { book: Book; entry: BookEntry }) {
  const words = useBookWords()
  const { say } = useLanguage()
  const said = useSaid()
  const numbers = useNumbers()
  const act = book.acts.find(({ id }) => id === entry.act)
  if (!act) return null
  const broken = act.rules.filter(({ id }) => entry.against.includes(id))
  const facts = act.fields.flatMap((field) => {
    const answer = said(field, entry.answers[field.name])
    return answer ? [`${say(field.label)}: ${answer}`] : []
  })
  return (
    <li>
      <span className="stack tight">
        <strong>{say(act.name)}</strong>
        <span className="small soft">{numbers.moment(entry.at)}</span>
        {facts.length > 0 && <span className="small">{facts.join(' · ')}</span>}
        {broken.length > 0 && (
          <span className="small notice">
            {fill(words.against, { rules: broken.map(({ says }) => say(says)).join('; ') })}
          </span>
        )}
      </span>
    </li>
  )
}
