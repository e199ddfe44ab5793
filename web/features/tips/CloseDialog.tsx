import { useState } from 'react'
import { tips as endpoints } from '../../../contract/tips.ts'
import { useLanguage } from '../../lib/language.tsx'
import { Choice, YesNo } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'

/** Ends a tip without a case. What the sender will read stands there before it is done. */
export function CloseDialog({ tip, onClose }: { tip: Tip; onClose: () => void }) {
  const words = useTipWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const [outcome, setOutcome] = useState<string>()
  const [valuable, setValuable] = useState<boolean | undefined>(tip.valuable ?? undefined)
  const [tried, setTried] = useState(false)
  const closing = useTipAct(endpoints.close, onClose)
  const chosen = outcome === undefined ? undefined : kinds?.outcome(outcome)
  const { keeperId, id, edition } = tip

  function choose(next: string) {
    setOutcome(next)
    // What the catalog suggests stands only where nobody judged before.
    if (tip.valuable === null) setValuable(kinds?.outcome(next)?.valuable)
  }

  function submit() {
    setTried(true)
    if (outcome && valuable !== undefined)
      closing.mutate({ keeperId, id, edition, outcome, valuable })
  }

  return (
    <Dialog title={words.close} onClose={onClose}>
      <Form
        says={words.closeSays}
        act={words.close}
        busy={closing.isPending}
        error={closing.error}
        onSubmit={submit}
      >
        <Choice
          label={words.outcome}
          look="list"
          required
          error={tried && !outcome ? 'missing' : undefined}
          options={(kinds?.outcomes ?? [])
            .filter(({ withoutCase }) => withoutCase)
            .map((each) => ({ value: each.id, label: say(each.name) }))}
          value={outcome}
          onChange={choose}
        />
        {chosen && (
          <figure className="tip-to-sender">
            <figcaption className="small soft">{words.senderReads}</figcaption>
            <blockquote>{say(chosen.toSender)}</blockquote>
          </figure>
        )}
        <YesNo
          label={words.valuable}
          required
          error={tried && valuable === undefined ? 'missing' : undefined}
          value={valuable}
          onChange={setValuable}
        />
      </Form>
    </Dialog>
  )
}
