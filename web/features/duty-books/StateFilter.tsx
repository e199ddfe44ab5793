import type { z } from 'zod'
import type { dutyBooks } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import { useLanguage, useNumbers } from '../../lib/language.tsx'
import { useBookWords } from './duty-books-words.ts'

type StateFilterProps = {
  book: Book
  counts: z.output<typeof dutyBooks.read.reply>['books'][number]
  state: string | undefined
  onState: (state: string | undefined) => void
}

/** Which lines of a book are shown: all that are open, or those that stand in one state. */
export function StateFilter({ book, counts, state, onState }: StateFilterProps) {
  const words = useBookWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const linesIn = (ids: string[]) =>
    counts.states
      .filter((each) => ids.includes(each.state))
      .reduce((sum, { lines }) => sum + lines, 0)
  const open = book.states.filter((each) => each.open)
  // Where one state alone is open, it and all that is open are the same.
  const several = open.length > 1
  const choices = [
    {
      id: undefined,
      name: several ? words.openLines : open.map(({ name }) => say(name)).join(', '),
      count: linesIn(open.map(({ id }) => id)),
    },
    ...book.states
      .filter((each) => several || !each.open)
      .map(({ id, name }) => ({ id, name: say(name), count: linesIn([id]) })),
  ]
  return (
    <div className="row book-states" role="group" aria-label={say(book.name)}>
      {choices.map(({ id, name, count }) => (
        <button
          key={id ?? ''}
          type="button"
          className="book-state"
          aria-pressed={state === id}
          onClick={() => onState(id)}
        >
          {name} <span className="number">{numbers.number(count)}</span>
        </button>
      ))}
    </div>
  )
}
