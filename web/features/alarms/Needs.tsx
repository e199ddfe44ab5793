import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { asking, call, fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { Tick } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { Answer, Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Home, placeOf } from './change-team.ts'
import { useTeamWords } from './team-words.ts'

type NeedsProps = { team: AlarmTeam; home: Home }

/** What one's own home agreed to have told in an alarm; nobody else reads it here. */
export function Needs({ team, home }: NeedsProps) {
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const client = useQueryClient()
  const [adding, setAdding] = useState(false)
  const at = { ...placeOf(team), homeId: home.id }
  const asked = asking(endpoints.consents, at)
  const needs = useQuery(asked)
  const again = () => {
    void client.invalidateQueries({ queryKey: asked.queryKey })
    void client.invalidateQueries({ queryKey: [endpoints.read.path] })
  }
  const withdrawing = useMutation({
    mutationFn: (id: string) => call(endpoints.withdraw, { ...at, id }),
    onSuccess: again,
  })

  return (
    <div className="own-needs stack tight">
      <h4>{alarmTeams.needs}</h4>
      <p className="small soft">{alarmTeams.needsSays}</p>
      <Answer to={needs} lines={1}>
        {(agreed) => (
          <ul className="plain lines">
            {agreed.length === 0 && <li className="soft">{alarmTeams.needsNone}</li>}
            {agreed.map(({ id, what, agreedAt }) => (
              <li key={id}>
                <span>
                  {what}{' '}
                  <span className="small soft">
                    {fill(alarmTeams.needSince, { moment: numbers.moment(agreedAt) })}
                  </span>
                </span>
                <Button
                  look="plain"
                  busy={withdrawing.isPending && withdrawing.variables === id}
                  onClick={() => withdrawing.mutate(id)}
                >
                  {alarmTeams.withdraw}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <Refusal error={withdrawing.error} />
      <div className="no-print">
        <Button look="plain" icon="plus" onClick={() => setAdding(true)}>
          {alarmTeams.addNeed}
        </Button>
      </div>
      {adding && (
        <AgreeDialog
          at={at}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false)
            again()
          }}
        />
      )}
    </div>
  )
}

type AgreeProps = {
  at: { keeperId: string; teamId: string; homeId: string }
  onClose: () => void
  onDone: () => void
}

function AgreeDialog({ at, onClose, onDone }: AgreeProps) {
  const alarmTeams = useTeamWords()
  const [id] = useState(() => uuid7())
  const [what, setWhat] = useState('')
  const [agreed, setAgreed] = useState(false)
  const agreeing = useMutation({
    mutationFn: () => call(endpoints.consent, { ...at, id, what, agreed: true }),
    onSuccess: onDone,
  })
  return (
    <Dialog title={alarmTeams.addNeed} onClose={onClose}>
      <Form
        says={alarmTeams.needsSays}
        act={alarmTeams.addNeed}
        busy={agreeing.isPending || !agreed}
        error={agreeing.error}
        onSubmit={() => agreeing.mutate()}
      >
        <TextField
          label={alarmTeams.need}
          hint={alarmTeams.needHint}
          required
          maxLength={120}
          error={fieldErrors(agreeing.error)['what']}
          value={what}
          onChange={setWhat}
        />
        <Tick label={alarmTeams.needAgree} checked={agreed} onChange={setAgreed} />
      </Form>
    </Dialog>
  )
}
