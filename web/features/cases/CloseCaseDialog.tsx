import { useState } from 'react'
import { cases as endpoints } from '../../../contract/cases.ts'
import { useLanguage } from '../../lib/language.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { Choice, YesNo } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useCaseWords } from './case-words.ts'
import { type Case, useCaseAct } from './use-case-act.ts'

/** Ends a case. What every sender will read stands there before it is done. */
export function CloseCaseDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const words = useCaseWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const [outcome, setOutcome] = useState<string>()
  const [valuable, setValuable] = useState<boolean>()
  const [tried, setTried] = useState(false)
  const closing = useCaseAct(endpoints.close, onClose)
  const chosen = outcome === undefined ? undefined : kinds?.outcome(outcome)
  const { keeperId, id, edition } = of

  function choose(next: string) {
    setOutcome(next)
    setValuable(kinds?.outcome(next)?.valuable)
  }

  function submit() {
    setTried(true)
    if (outcome && valuable !== undefined)
      closing.mutate({ keeperId, id, edition, outcome, valuable })
  }

  return (
    <FormDialog
      title={words.close}
      says={of.tips > 0 ? words.closeSays : undefined}
      act={words.close}
      busy={closing.isPending}
      error={closing.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <Choice
        label={words.outcome}
        look="list"
        required
        error={tried && !outcome ? 'missing' : undefined}
        options={(kinds?.outcomes ?? []).map((each) => ({ value: each.id, label: say(each.name) }))}
        value={outcome}
        onChange={choose}
      />
      {chosen && of.tips > 0 && (
        <figure className="case-quote">
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
    </FormDialog>
  )
}
