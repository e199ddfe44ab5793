import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { asking, fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { type Photo, PhotoField } from '../../ui/PhotoField.tsx'
import { Answer } from '../../ui/Status.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { covenantAt } from './addresses.ts'
import type { At } from './at.ts'
import { useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import './covenants.css'
import { blankVote, missingIn, outcomeOf, type VoteForm, voteOf } from './vote-form.ts'
import { VoteNumbers } from './VoteNumbers.tsx'
import { VoteSigners } from './VoteSigners.tsx'

/** The vote on the draft, written down as the signed minutes have it. */
export function VotePage({ at }: { at: At }) {
  const words = useCovenantWords()
  const covenant = useQuery(asking(covenants.read, at))
  return (
    <div className="stack narrow">
      <PageHeader title={words.vote} kind={covenant.data?.title} lead={words.voteLead} />
      <Answer to={covenant} lines={8}>
        {(found) => <Minutes covenant={found} />}
      </Answer>
    </div>
  )
}

const ways = ['show_of_hands', 'ballot', 'home_ballot'] as const

function Minutes({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const [, go] = useLocation()
  const [voteId] = useState(uuid7)
  const [form, setForm] = useState(() => blankVote(covenant, words))
  const [photos, setPhotos] = useState<Photo[]>([])
  const [tried, setTried] = useState(false)
  const change = (more: Partial<VoteForm>) => setForm((now) => ({ ...now, ...more }))
  const voting = useCovenantAct(covenants.vote, (told) => go(covenantAt(told)))
  const { named, money, keeperId } = covenant
  const missing = missingIn(form, named)
  const errors: Record<string, string> = { ...fieldErrors(voting.error), ...(tried && missing) }
  const home = form.way === 'home_ballot'

  function submit() {
    setTried(true)
    if (Object.keys(missing).length > 0) return
    const evidence = photos.map(({ id }) => id)
    voting.mutate({ input: voteOf({ form, covenant, voteId, evidence }), files: photos })
  }

  return (
    <Form
      act={words.record}
      busy={voting.isPending}
      error={voting.error}
      onSubmit={submit}
      onCancel={() => go(covenantAt(covenant))}
    >
      {!named && <p className="notice">{words.unnamed}</p>}
      <Choice
        label={words.way}
        look="list"
        options={ways.map((value) => ({ value, label: words.ways[value] }))}
        value={form.way}
        onChange={(way) => change({ way: way as VoteForm['way'] })}
      />
      <DayField
        label={words.voteOn}
        required
        max={today()}
        error={errors['on']}
        value={form.on}
        onChange={(on) => change({ on })}
      />
      {!home && (
        <>
          <div className="covenant-pair">
            <TextField
              label={words.from}
              type="time"
              error={errors['from']}
              value={form.from}
              onChange={(from) => change({ from })}
            />
            <TextField
              label={words.to}
              type="time"
              error={errors['to']}
              value={form.to}
              onChange={(to) => change({ to })}
            />
          </div>
          <TextField
            label={words.place}
            maxLength={200}
            error={errors['place']}
            value={form.place}
            onChange={(place) => change({ place })}
          />
        </>
      )}
      <VoteNumbers form={form} change={change} errors={errors} />
      <Outcome form={form} money={money} />
      <TextArea
        label={words.content}
        required
        rows={3}
        error={errors['content']}
        value={form.content}
        onChange={(content) => change({ content })}
      />
      <TextArea
        label={words.decision}
        required
        rows={3}
        error={errors['decision']}
        value={form.decision}
        onChange={(decision) => change({ decision })}
      />
      {named && <VoteSigners form={form} change={change} errors={errors} />}
      {named && (
        <PhotoField
          label={words.minutesPhotos}
          hint={words.minutesPhotosHint}
          keeperId={keeperId}
          error={errors['evidence']}
          photos={photos}
          onChange={setPhotos}
        />
      )}
    </Form>
  )
}

/** Whether it passes as it is typed: said before it is sent. */
function Outcome({ form, money }: { form: VoteForm; money: boolean }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const outcome = outcomeOf(form, money)
  if (!outcome) return null
  return (
    <p className="card covenant-outcome number" role="status">
      <strong>
        {fill(outcome.passed ? words.outcome.yes : words.outcome.no, {
          agreed: numbers.number(form.agreed ?? 0),
          households: numbers.number(form.households ?? 0),
          share: numbers.percent(outcome.share),
        })}
      </strong>
      {money && <span className="small"> {words.money}</span>}
    </p>
  )
}
