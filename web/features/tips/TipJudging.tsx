import { useState } from 'react'
import { tips as endpoints } from '../../../contract/tips.ts'
import { useLanguage } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Tick, YesNo } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { DayField, SelectField } from '../../ui/TextField.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'

/** What an officer judges of a tip beside ending it: its worth, its kind, its statutory steps. */
export function TipJudging({ tip }: { tip: Tip }) {
  const words = useTipWords()
  const kinds = useTipKinds()
  const [sorting, setSorting] = useState(false)
  const [extending, setExtending] = useState(false)
  const settling = useTipAct(endpoints.settle)
  const { keeperId, id, edition } = tip
  const running = (until: 'notified' | 'decided') =>
    tip.clocks.some(({ clock, keptAt }) => keptAt === null && kinds?.clock(clock)?.until === until)
  const open = tip.state !== 'closed'

  return (
    <section className="card stack tight">
      <h2>{words.judging}</h2>
      <YesNo
        label={words.valuable}
        hint={words.valuableSays}
        value={
          (settling.isPending ? settling.variables.valuable : undefined) ??
          tip.valuable ??
          undefined
        }
        onChange={(valuable) => settling.mutate({ keeperId, id, edition, valuable })}
      />
      <Refusal error={settling.error} />
      {open && (
        <div className="row">
          <Button onClick={() => setSorting(true)}>{words.sort}</Button>
          {running('notified') && (
            <Button
              busy={settling.isPending}
              onClick={() => settling.mutate({ keeperId, id, edition, notified: true })}
            >
              {words.notified}
            </Button>
          )}
          {running('decided') && <Button onClick={() => setExtending(true)}>{words.extend}</Button>}
        </div>
      )}
      {sorting && <SortDialog tip={tip} onClose={() => setSorting(false)} />}
      {extending && <ExtendDialog tip={tip} onClose={() => setExtending(false)} />}
    </section>
  )
}

type DialogProps = { tip: Tip; onClose: () => void }

function SortDialog({ tip, onClose }: DialogProps) {
  const words = useTipWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const [category, setCategory] = useState(tip.category)
  const [urgent, setUrgent] = useState(tip.urgent)
  const settling = useTipAct(endpoints.settle, onClose)
  const { keeperId, id, edition } = tip
  return (
    <Dialog title={words.sort} onClose={onClose}>
      <Form
        says={words.sortSays}
        act={words.writeDown}
        busy={settling.isPending}
        error={settling.error}
        onSubmit={() => settling.mutate({ keeperId, id, edition, category, urgent })}
      >
        <SelectField
          label={words.category}
          options={(kinds?.categories ?? []).map((each) => ({
            value: each.id,
            label: say(each.name),
          }))}
          value={category}
          onChange={setCategory}
        />
        <Tick label={words.isUrgent} checked={urgent} onChange={setUrgent} />
      </Form>
    </Dialog>
  )
}

function ExtendDialog({ tip, onClose }: DialogProps) {
  const words = useTipWords()
  const [extendedTo, setExtendedTo] = useState('')
  const [missing, setMissing] = useState(false)
  const settling = useTipAct(endpoints.settle, onClose)
  const { keeperId, id, edition } = tip

  function submit() {
    setMissing(extendedTo === '')
    if (extendedTo) settling.mutate({ keeperId, id, edition, extendedTo })
  }

  return (
    <Dialog title={words.extend} onClose={onClose}>
      <Form
        says={words.extendSays}
        act={words.writeDown}
        busy={settling.isPending}
        error={settling.error}
        onSubmit={submit}
      >
        <DayField
          label={words.extendTo}
          required
          error={missing ? 'missing' : undefined}
          min={tip.receivedAt.slice(0, 10)}
          value={extendedTo}
          onChange={setExtendedTo}
        />
      </Form>
    </Dialog>
  )
}
