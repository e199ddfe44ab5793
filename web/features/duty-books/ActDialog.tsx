import { useState } from 'react'
import type { z } from 'zod'
import { type BookLine, dutyBooks } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { type Answers, CatalogForm } from '../../ui/CatalogForm.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { answerErrors } from './answers.ts'
import { useBookWords } from './duty-books-words.ts'
import { useBookAct } from './use-book-act.ts'
import { Verdict } from './Verdict.tsx'

type Act = Book['acts'][number]
type ActDialogProps = { book: Book; line: BookLine; act: Act; onClose: () => void }

/** Something is done about a line. Where rules stand over it, the answer is said in big words. */
export function ActDialog({ book, line, act, onClose }: ActDialogProps) {
  const words = useBookWords()
  const { say } = useLanguage()
  const toast = useToast()
  const [id] = useState(uuid7)
  const [answers, setAnswers] = useState<Answers>({})
  const [written, setWritten] = useState<z.output<typeof dutyBooks.act.reply>['entry']>()
  const acting = useBookAct(dutyBooks.act, ({ entry }) => {
    if (entry.against.length > 0 || act.stops) return setWritten(entry)
    toast({ text: fill(words.done, { act: say(act.name) }) })
    onClose()
  })
  const { keeperId, modelId, id: lineId } = line
  const title = String(line.answers[book.title] ?? '')

  if (written) return <Verdict {...{ title, act, against: written.against, onClose }} />
  return (
    <FormDialog
      title={`${say(act.name)}: ${title}`}
      says={act.says && say(act.says)}
      act={say(act.name)}
      busy={acting.isPending}
      error={acting.error}
      onClose={onClose}
      onSubmit={() =>
        acting.mutate({ keeperId, modelId, lineId, id, act: act.id, answers, on: today() })
      }
    >
      <CatalogForm
        fields={act.fields}
        answers={answers}
        errors={answerErrors(acting.error)}
        onChange={setAnswers}
      />
    </FormDialog>
  )
}
