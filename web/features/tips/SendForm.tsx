import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { codeOf } from '../../lib/call.ts'
import { fill, useErrorWords, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { sendFile } from '../../lib/sealed/attach.ts'
import { post } from '../../lib/sealed/door.ts'
import { type Envelope, newEnvelope, sendTip, type Step } from '../../lib/sealed/send.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Choice, Tick } from '../../ui/Choice.tsx'
import { EmergencyNumbers } from '../../ui/EmergencyNumbers.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { blankSaid, CategoryBlanks, type Said } from './CategoryBlanks.tsx'
import { type Chosen, FilesToSend } from './FilesToSend.tsx'
import { useSealedWords } from './sealed-words.ts'
import type { Desks, Sent } from './SendPage.tsx'

type SendFormProps = { desk: Desks[number]; desks: Desks; onSent: (sent: Sent) => void }

/** Everything a sender may say, kept in this page alone until it is sealed and sent. */
export function SendForm({ desk, desks, onSent }: SendFormProps) {
  const words = useSealedWords()
  const me = useMe()
  const above = desks.find(({ keeperId }) => keeperId === desk.aboveId)
  const [said, setSaid] = useState<Said>(blankSaid)
  const [aboutThisDesk, setAboutThisDesk] = useState(false)
  const [chosen, setChosen] = useState<Chosen[]>([])
  const [named, setNamed] = useState(false)
  const [name, setName] = useState(me?.name ?? '')
  const [contact, setContact] = useState('')
  const [tried, setTried] = useState(false)
  const [now, setNow] = useState<string>()
  const envelope = useRef<Envelope>(undefined)
  const files = chosen.flatMap(({ ready }) => (ready ? [ready] : []))

  const sending = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      envelope.current ??= await newEnvelope()
      const { code, keys } = envelope.current
      const { category, urgent, text, where, when, answers } = said
      const about = { keeperId: desk.keeperId, aboutThisDesk, category, urgent }
      const spoken = { text: text.trim(), where: where.trim(), when: when.trim(), answers }
      const identity = named ? { name: name.trim(), contact: contact.trim() } : undefined
      const to = await sendTip(
        post,
        envelope.current,
        { ...about, words: spoken, ...(identity ? { identity } : {}) },
        (step: Step) => setNow(words[`step_${step}`]),
      )
      let left = 0
      for (const [index, file] of files.entries()) {
        setNow(fill(words.step_file, { number: index + 1, count: files.length }))
        // The tip has arrived; a file that does not can follow later with the code.
        await sendFile(post, to, keys.bearer, file).catch(() => (left += 1))
      }
      return { code, to: unitName(to), left }
    },
    onSuccess: onSent,
    onSettled: () => setNow(undefined),
  })

  function submit() {
    setTried(true)
    if (said.category && said.text.trim() && (!named || name.trim())) sending.mutate()
  }

  return (
    <Form
      act={sending.isError ? words.tryAgain : words.submit}
      busy={sending.isPending || chosen.some(({ ready, wrong }) => !ready && !wrong)}
      error={undefined}
      onSubmit={submit}
    >
      <Tick
        label={words.danger}
        checked={said.urgent}
        onChange={(urgent) => setSaid({ ...said, urgent })}
      />
      {said.urgent && (
        <div className="tip-danger stack tight">
          <p>{words.dangerSays}</p>
          <EmergencyNumbers />
        </div>
      )}
      <CategoryBlanks {...{ said, tried }} labels={blanksOf(words)} onChange={setSaid} />
      {above ? (
        <Tick
          label={words.aboutDesk}
          hint={fill(words.aboutDeskSays, { above: unitName(above), desk: unitName(desk) })}
          checked={aboutThisDesk}
          onChange={setAboutThisDesk}
        />
      ) : (
        <p className="soft">{words.aboutDeskNone}</p>
      )}
      <FilesToSend chosen={chosen} onChange={setChosen} />
      <Choice
        label={words.nameLegend}
        look="list"
        options={[
          { value: 'no', label: words.unnamed },
          { value: 'yes', label: words.named },
        ]}
        value={named ? 'yes' : 'no'}
        onChange={(next) => setNamed(next === 'yes')}
      />
      {named && (
        <>
          <p className="soft">{words.namedSays}</p>
          <TextField
            label={words.yourName}
            required
            error={tried && !name.trim() ? 'missing' : undefined}
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={setName}
          />
          <TextField
            label={words.contact}
            autoComplete="off"
            maxLength={200}
            value={contact}
            onChange={setContact}
          />
        </>
      )}
      <Sending now={now} error={sending.error} />
    </Form>
  )
}

function blanksOf({ what, text, textSays, where, when }: ReturnType<typeof useSealedWords>) {
  return { what, text, textSays, where, when }
}

/** What is being done at this moment, or what went wrong; nothing that was typed is lost. */
function Sending({ now, error }: { now: string | undefined; error: unknown }) {
  const words = useSealedWords()
  const { pieces } = useWords()
  const say = useErrorWords()
  if (now)
    return (
      <p className="notice" role="status">
        {now}
      </p>
    )
  if (!error) return null
  return (
    <p className="notice" role="alert">
      <strong>{pieces.failed}.</strong> {say(codeOf(error))} {words.wrongAbove}
    </p>
  )
}
