import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TipWords } from '../../../contract/sealed.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Choice, Tick } from '../../ui/Choice.tsx'
import { EmergencyNumbers } from '../../ui/EmergencyNumbers.tsx'
import { Form } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Failure, Loading } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { queueAt } from './addresses.ts'
import { CategoryBlanks, blankSaid, type Said } from './CategoryBlanks.tsx'
import { DeskNotices } from './DeskNotices.tsx'
import { newEnvelope, type TakenIn, takeIn } from './take-in.ts'
import { TakenInPage } from './TakenInPage.tsx'
import { useTipWords } from './tip-words.ts'
import './tips.css'
import { useDesk } from '../../lib/tip-keys/use-desk.ts'

const channels = ['hotline', 'visit', 'post'] as const
type Channel = (typeof channels)[number]

/** Writes in what came by telephone, visit or post. It is sealed here, before it leaves this page. */
export function TakeInPage({ keeperId }: { keeperId: string }) {
  const words = useTipWords()
  const here = useDesk(keeperId)
  const [envelope, setEnvelope] = useState(newEnvelope)
  const [channel, setChannel] = useState<Channel>('hotline')
  const [said, setSaid] = useState<Said>(blankSaid)
  const [withCode, setWithCode] = useState(true)
  const [giver, setGiver] = useState('')
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<TakenIn>()
  const { standing, desk } = here

  const taking = useMutation({
    mutationFn: async () => {
      if (!standing) throw new Error('no desk')
      const value: TipWords = {
        v: 1,
        text: said.text.trim(),
        where: said.where.trim(),
        when: said.when.trim(),
        answers: said.answers,
      }
      const { category, urgent } = said
      const about = { keeperId, channel, category, urgent }
      return takeIn({ ...about, envelope, withCode, words: value, standing })
    },
    onSuccess: setDone,
  })

  function submit() {
    setTried(true)
    if (said.category && said.text.trim()) taking.mutate()
  }

  function again() {
    setEnvelope(newEnvelope())
    setSaid(blankSaid())
    setGiver('')
    setTried(false)
    setDone(undefined)
    taking.reset()
  }

  if (here.asked.isError)
    return <Failure error={here.asked.error} onRetry={() => void here.asked.refetch()} />
  if (!desk) return <Loading lines={6} />
  if (done) return <TakenInPage {...{ done, giver, desk }} onAgain={again} />
  return (
    <div className="stack narrow">
      <PageHeader
        kind={unitHeading(desk)}
        title={words.takeIn}
        lead={words.takeInLead}
        actions={
          <LinkButton href={queueAt(keeperId)} look="plain" icon="back">
            {words.queue}
          </LinkButton>
        }
      />
      <DeskNotices keeperId={keeperId} here={here} />
      {standing && (
        <Form act={words.takeInGo} busy={taking.isPending} error={taking.error} onSubmit={submit}>
          <Choice
            label={words.channel}
            options={channels.map((value) => ({ value, label: words.channels[value] }))}
            value={channel}
            onChange={(next) => {
              setChannel(next as Channel)
              // A letter has nobody at the other end to write a code down.
              setWithCode(next !== 'post')
            }}
          />
          {channel === 'visit' && (
            <TextField
              label={words.giver}
              hint={words.giverHint}
              autoComplete="off"
              maxLength={120}
              value={giver}
              onChange={setGiver}
            />
          )}
          <Tick
            label={words.isUrgent}
            checked={said.urgent}
            onChange={(urgent) => setSaid({ ...said, urgent })}
          />
          {said.urgent && <EmergencyNumbers />}
          <CategoryBlanks {...{ said, tried }} labels={words.blanks} onChange={setSaid} />
          <Tick
            label={words.withCode}
            hint={words.withCodeHint}
            checked={withCode}
            onChange={setWithCode}
          />
        </Form>
      )}
    </div>
  )
}
