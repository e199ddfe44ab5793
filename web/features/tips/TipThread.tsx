import { useState } from 'react'
import { tips as endpoints } from '../../../contract/tips.ts'
import type { MessageWords } from '../../../contract/sealed.ts'
import { useNumbers } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { sealFor } from '../../lib/tip-keys/pieces.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { Empty } from '../../ui/Status.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useOpened } from '../../lib/tip-keys/opened.ts'
import { useTipWords } from './tip-words.ts'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'
import { messageWordsIn } from './words-in.ts'

type Message = Tip['messages'][number]
type Side = 'desk' | 'note'

/** What was said since: with the sender, and notes that stay at the desk. */
export function TipThread({ tip, here }: { tip: Tip; here: DeskHere }) {
  const words = useTipWords()
  return (
    <section className="card stack">
      <h2>{words.thread}</h2>
      {tip.messages.length === 0 && <Empty title={words.threadNone} />}
      <ol className="plain stack tight tip-thread">
        {tip.messages.map((message) => (
          <li key={message.id} className={message.side}>
            <Said message={message} keys={here.keys} />
          </li>
        ))}
      </ol>
      {here.keys && here.standing && <Say tip={tip} standing={here.standing} />}
    </section>
  )
}

function Said({ message, keys }: { message: Message; keys: Unlocked | undefined }) {
  const words = useTipWords()
  const numbers = useNumbers()
  const opening = useOpened({ piece: message, keys, check: messageWordsIn })
  return (
    <>
      <p className="row small soft">
        <strong>{words.sides[message.side]}</strong>
        {message.by && <span>{message.by}</span>}
        <span className="number">{numbers.moment(message.at)}</span>
      </p>
      <p className="tip-text">
        {opening.words ? opening.words.text : words.opening[opening.state]}
      </p>
    </>
  )
}

type SayProps = { tip: Tip; standing: NonNullable<DeskHere['standing']> }

/** A word to the sender, or a note. Sealed here, to the desk and where it is for them to the sender. */
function Say({ tip, standing }: SayProps) {
  const words = useTipWords()
  const reachable = tip.replyTo !== null
  const [side, setSide] = useState<Side>(reachable ? 'desk' : 'note')
  const [text, setText] = useState('')
  // Made once, so that a message sent twice over a bad line is one message.
  const [messageId, setMessageId] = useState(() => crypto.randomUUID())
  const [missing, setMissing] = useState(false)
  const [sealing, setSealing] = useState(false)
  const saying = useTipAct(endpoints.say, () => {
    setText('')
    setMessageId(crypto.randomUUID())
  })

  async function submit() {
    setMissing(text.trim() === '')
    if (text.trim() === '') return
    setSealing(true)
    const value: MessageWords = { v: 1, text: text.trim() }
    const sealed = await sealFor(standing, value, side === 'desk' ? tip.replyTo : null)
    setSealing(false)
    const { keeperId, id } = tip
    saying.mutate({ keeperId, id, messageId, side, ...sealed })
  }

  return (
    <Form
      act={words.sends[side]}
      busy={sealing || saying.isPending}
      error={saying.error}
      onSubmit={() => void submit()}
    >
      {reachable ? (
        <Choice
          label={words.sayTo}
          options={[
            { value: 'desk', label: words.toSender },
            { value: 'note', label: words.toDesk },
          ]}
          value={side}
          onChange={(next) => setSide(next as Side)}
        />
      ) : (
        <p className="soft">{words.unreachable}</p>
      )}
      <TextArea
        label={side === 'desk' ? words.message : words.note}
        hint={side === 'desk' ? words.messageHint : words.noteHint}
        error={missing ? 'missing' : undefined}
        maxLength={8000}
        value={text}
        onChange={setText}
      />
    </Form>
  )
}
