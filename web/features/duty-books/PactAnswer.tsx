import { useState } from 'react'
import { type Pact, pacts } from '../../../contract/pacts.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { useBookAct } from './use-book-act.ts'

/** What the reader's own commune may answer: join or decline when asked, leave when it stands in it. */
export function PactAnswer({ at, pact }: { at: At; pact: Pact }) {
  const words = useBookWords()
  const [leaving, setLeaving] = useState(false)
  const answering = useBookAct(pacts.answer, () => setLeaving(false))
  const partnerId = pact.mine.find((id) => id !== pact.keeper.id)
  if (!partnerId || pact.answers.length === 0) return null
  const give = (answer: Pact['answers'][number]) => answering.mutate({ ...at, partnerId, answer })

  if (pact.answers.includes('left'))
    return (
      <div className="no-print">
        <Button look="plain" onClick={() => setLeaving(true)}>
          {words.leave}
        </Button>
        {leaving && (
          <FormDialog
            title={words.leave}
            act={words.leave}
            busy={answering.isPending}
            error={answering.error}
            onClose={() => setLeaving(false)}
            onSubmit={() => give('left')}
          >
            <p>{words.leaveSays}</p>
          </FormDialog>
        )}
      </div>
    )
  return (
    <section className="notice stack tight">
      <strong>{words.asked}</strong>
      <p>{words.askedSays}</p>
      <Refusal error={answering.error} />
      <div className="row">
        <Button look="main" busy={answering.isPending} onClick={() => give('joined')}>
          {words.join}
        </Button>
        <Button busy={answering.isPending} onClick={() => give('declined')}>
          {words.decline}
        </Button>
      </div>
    </section>
  )
}
