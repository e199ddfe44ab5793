import { useState } from 'react'
import { tips as endpoints } from '../../../contract/tips.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { ClockLine } from './ClockLine.tsx'
import type { Clock } from './clocks.ts'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'

const reasons = [
  'many_at_once',
  'nobody_on_duty',
  'power_or_network',
  'needed_more_checking',
] as const

/** The deadlines of a tip. One that ran out is not passed over: somebody says why. */
export function Breaches({ tip }: { tip: Tip }) {
  const words = useTipWords()
  const [asked, setAsked] = useState<Clock>()
  return (
    <section className="card stack tight">
      <h2>{words.clocks}</h2>
      <ul className="plain lines">
        {tip.clocks.map((clock) => (
          <li key={clock.clock}>
            <ClockLine clock={clock} />
            {clock.breached && clock.answered === null && (
              <Button onClick={() => setAsked(clock)}>{words.sayWhy}</Button>
            )}
            {clock.answered !== null && (
              <span className="small soft">
                {words.whys[clock.answered as Why] ?? clock.answered}
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked && <WhyDialog tip={tip} clock={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

type Why = (typeof reasons)[number]
type WhyDialogProps = { tip: Tip; clock: Clock; onClose: () => void }

function WhyDialog({ tip, clock, onClose }: WhyDialogProps) {
  const words = useTipWords()
  const { say } = useLanguage()
  const kind = useTipKinds()?.clock(clock.clock)
  const [why, setWhy] = useState<Why>()
  const [unchosen, setUnchosen] = useState(false)
  const answering = useTipAct(endpoints.answerBreach, onClose)
  const { keeperId, id } = tip

  function submit() {
    setUnchosen(!why)
    if (why) answering.mutate({ keeperId, id, clock: clock.clock, why })
  }

  return (
    <Dialog title={words.sayWhy} onClose={onClose}>
      <Form
        says={fill(words.whySays, { clock: kind ? say(kind.name) : clock.clock })}
        act={words.writeDown}
        busy={answering.isPending}
        error={answering.error}
        onSubmit={submit}
      >
        <Choice
          label={words.why}
          look="list"
          required
          error={unchosen ? 'missing' : undefined}
          options={reasons.map((value) => ({ value, label: words.whys[value] }))}
          value={why}
          onChange={(next) => setWhy(next as Why)}
        />
      </Form>
    </Dialog>
  )
}
