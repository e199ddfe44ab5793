import { useState } from 'react'
import { type Speaker, signals } from '../../../contract/signals.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { type Card, DeviceCardDialog } from '../../ui/DeviceCardDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Tag } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { EnrolSpeaker } from './EnrolSpeaker.tsx'
import type { SignalProps } from './SignalPage.tsx'
import { useSignalWords } from './signal-words.ts'
import { useSignalAct } from './use-signal-act.ts'

/** What plays the signal by itself, and whether it is there tonight. */
export function Speakers({ of, page, usual }: SignalProps) {
  const words = useSignalWords()
  const [enrolling, setEnrolling] = useState(false)
  const [card, setCard] = useState<Card>()
  const [retiring, setRetiring] = useState<Speaker>()

  return (
    <section className="card stack tight">
      <h2>{words.speakers}</h2>
      {page.speakers.length === 0 && <p className="soft">{words.speakersNone}</p>}
      <ul className="plain parts">
        {page.speakers.map((speaker) => (
          <SpeakerLine
            key={speaker.id}
            of={of}
            speaker={speaker}
            mayKeep={page.mayKeep}
            onCard={setCard}
            onRetire={() => setRetiring(speaker)}
          />
        ))}
      </ul>
      {page.mayKeep && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setEnrolling(true)}>
            {words.enrol}
          </Button>
        </div>
      )}
      {enrolling && (
        <EnrolSpeaker
          of={of}
          kinds={usual.kinds}
          onDone={(told) => {
            setEnrolling(false)
            setCard(told)
          }}
          onClose={() => setEnrolling(false)}
        />
      )}
      {card && <DeviceCardDialog card={card} said={words} onClose={() => setCard(undefined)} />}
      {retiring && <Retire of={of} speaker={retiring} onClose={() => setRetiring(undefined)} />}
    </section>
  )
}

type LineProps = {
  of: SignalProps['of']
  speaker: Speaker
  mayKeep: boolean
  onCard: (card: Card) => void
  onRetire: () => void
}

function SpeakerLine({ of, speaker, mayKeep, onCard, onRetire }: LineProps) {
  const words = useSignalWords()
  const numbers = useNumbers()
  const renewing = useSignalAct(signals.renew, onCard)
  const { id, kind, name, online, seenAt } = speaker
  return (
    <li>
      <span>
        <strong>{name}</strong> · {words.kinds[kind]}
      </span>
      <span className="row">
        <Tag tone={online ? 'good' : 'wait'}>
          {online ? words.online : seenAt ? words.away : words.never}
        </Tag>
        {seenAt && !online && (
          <span className="small soft">{fill(words.seen, { moment: numbers.moment(seenAt) })}</span>
        )}
      </span>
      {mayKeep && (
        <span className="row no-print">
          <Button
            look="plain"
            busy={renewing.isPending}
            onClick={() => renewing.mutate({ ...of, id })}
          >
            {words.renew}
          </Button>
          <Button look="plain" onClick={onRetire}>
            {words.retire}
          </Button>
        </span>
      )}
    </li>
  )
}

type RetireProps = { of: SignalProps['of']; speaker: Speaker; onClose: () => void }

function Retire({ of, speaker, onClose }: RetireProps) {
  const words = useSignalWords()
  const toast = useToast()
  const retiring = useSignalAct(signals.retire, () => {
    toast({ text: words.retired })
    onClose()
  })
  return (
    <FormDialog
      title={words.retire}
      says={words.retireSays}
      act={words.retire}
      busy={retiring.isPending}
      error={retiring.error}
      onClose={onClose}
      onSubmit={() => retiring.mutate({ ...of, id: speaker.id })}
    >
      <p>{speaker.name}</p>
    </FormDialog>
  )
}
