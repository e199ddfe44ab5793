import { useState } from 'react'
import { type BookLine, dutyBooks } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import { codeOf, Refused } from '../../lib/call.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { type Answers, CatalogForm } from '../../ui/CatalogForm.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { answerErrors } from './answers.ts'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { useBookAct } from './use-book-act.ts'

type LineDialogProps = { at: At; book: Book; line?: BookLine; onClose: () => void }

/** Writes a line in a book, or sets right what one says. */
export function LineDialog({ at, book, line, onClose }: LineDialogProps) {
  const words = useBookWords()
  const { say } = useLanguage()
  const toast = useToast()
  const [id] = useState(() => line?.id ?? uuid7())
  const [answers, setAnswers] = useState<Answers>(line?.answers ?? {})
  const [on, setOn] = useState(today())
  const [edition, setEdition] = useState(line?.edition ?? 1)
  const done = () => {
    toast({ text: words.written })
    onClose()
  }
  const writing = useBookAct(dutyBooks.write, done)
  const changing = useBookAct(dutyBooks.change, done)
  const { error, isPending } = line ? changing : writing
  const errors = answerErrors(error)
  const name = say(book.line)
  const { keeperId, modelId } = at

  function submit() {
    if (!line) return writing.mutate({ keeperId, modelId, book: book.id, id, answers, on })
    changing.mutate({ keeperId, modelId, id, edition, answers }, { onError: takeTheirs })
  }

  /** What somebody else wrote in the meantime is shown, to be changed from there. */
  function takeTheirs(reason: Error) {
    if (codeOf(reason) !== 'line.changed' || !(reason instanceof Refused)) return
    const current = reason.current as BookLine
    setAnswers(current.answers)
    setEdition(current.edition)
  }

  return (
    <FormDialog
      title={fill(line ? words.changeLine : words.write, { line: name })}
      busy={isPending}
      error={error}
      onClose={onClose}
      onSubmit={submit}
    >
      <CatalogForm fields={book.fields} answers={answers} errors={errors} onChange={setAnswers} />
      {!line && (
        <DayField
          label={words.on}
          required
          max={today()}
          error={errors['on']}
          value={on}
          onChange={setOn}
        />
      )}
    </FormDialog>
  )
}
