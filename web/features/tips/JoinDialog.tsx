import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tips as endpoints } from '../../../contract/tips.ts'
import { asking } from '../../lib/call.ts'
import { useNumbers } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { useOpened } from '../../lib/tip-keys/opened.ts'
import type { TipBrief } from './QueueRow.tsx'
import { useTipWords } from './tip-words.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'
import { tipWordsIn } from './words-in.ts'

type JoinDialogProps = { tip: Tip; keys: Unlocked | undefined; onClose: () => void }

/** Says that a tip is about the same as another of its kind. */
export function JoinDialog({ tip, keys, onClose }: JoinDialogProps) {
  const words = useTipWords()
  const { keeperId, id, edition, category } = tip
  const [to, setTo] = useState<string>()
  const [unchosen, setUnchosen] = useState(false)
  const list = useQuery(asking(endpoints.queue, { keeperId, show: 'all', category }))
  const joining = useTipAct(endpoints.join, onClose)

  function submit() {
    setUnchosen(!to)
    if (to) joining.mutate({ keeperId, id, edition, to })
  }

  return (
    <Dialog title={words.join} onClose={onClose}>
      <Answer to={list} lines={4}>
        {({ tips }) => {
          const others = tips.filter((other) => other.id !== id && other.joinedTo === null)
          if (others.length === 0) return <Empty title={words.joinNone} />
          return (
            <Form
              says={words.joinSays}
              act={words.join}
              busy={joining.isPending}
              error={joining.error}
              onSubmit={submit}
            >
              <fieldset className="field" data-wrong={unchosen && !to ? '' : undefined}>
                <legend>{words.joinTo}</legend>
                <div className="choices list">
                  {others.map((other) => (
                    <Other
                      key={other.id}
                      {...{ other, keys }}
                      chosen={to === other.id}
                      onChoose={() => setTo(other.id)}
                    />
                  ))}
                </div>
                {unchosen && !to && (
                  <p className="wrong" role="alert">
                    {words.joinChoose}
                  </p>
                )}
              </fieldset>
            </Form>
          )
        }}
      </Answer>
    </Dialog>
  )
}

type OtherProps = {
  other: TipBrief
  keys: Unlocked | undefined
  chosen: boolean
  onChoose: () => void
}

function Other({ other, keys, chosen, onChoose }: OtherProps) {
  const words = useTipWords()
  const numbers = useNumbers()
  const opening = useOpened({ piece: other, keys, check: tipWordsIn })
  return (
    <label>
      <input type="radio" name="other" checked={chosen} onChange={onChoose} />
      <span>
        <span className="small soft number">
          {numbers.moment(other.receivedAt)} · {words.channels[other.channel]} ·{' '}
          {words.states[other.state]}
        </span>
        <br />
        {opening.words ? opening.words.text.slice(0, 120) : words.opening[opening.state]}
      </span>
    </label>
  )
}
