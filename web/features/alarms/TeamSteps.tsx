import { useState } from 'react'
import {
  type AlarmTeam,
  alarmTeams as endpoints,
  type SetupStep,
} from '../../../contract/alarm-teams.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { DayField, TextArea } from '../../ui/TextField.tsx'
import { placeOf, useTeamChange } from './change-team.ts'
import { useTeamWords } from './team-words.ts'

/** How far the team has come from a list of homes to its first drill; each step in its order. */
export function TeamSteps({ team }: { team: AlarmTeam }) {
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const [taking, setTaking] = useState<SetupStep>()
  const next = team.steps.find(({ on }) => on === null)
  return (
    <section className="card stack tight">
      <h2>{alarmTeams.steps}</h2>
      <ol className="team-steps">
        {team.steps.map(({ step, on, note }) => (
          <li key={step} className={on ? 'done' : undefined}>
            <strong>{alarmTeams.step[step]}</strong>
            {on && (
              <span className="small soft">
                {' '}
                {fill(alarmTeams.stepDay, { day: numbers.day(on) })}
              </span>
            )}
            {note && <p className="small">{note}</p>}
            {team.mayChange && step === next?.step && (
              <div className="no-print">
                <Button icon="check" onClick={() => setTaking(step)}>
                  {alarmTeams.stepDone}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {taking && <TakeStep team={team} step={taking} onClose={() => setTaking(undefined)} />}
    </section>
  )
}

type TakeStepProps = { team: AlarmTeam; step: SetupStep; onClose: () => void }

function TakeStep({ team, step, onClose }: TakeStepProps) {
  const alarmTeams = useTeamWords()
  const [on, setOn] = useState(() => today())
  const [note, setNote] = useState('')
  const taking = useTeamChange(endpoints.step, onClose)
  const errors = fieldErrors(taking.error)
  return (
    <Dialog title={alarmTeams.step[step]} onClose={onClose}>
      <Form
        act={alarmTeams.stepDone}
        busy={taking.isPending}
        error={taking.error}
        onSubmit={() => taking.mutate({ ...placeOf(team), step, on, note })}
      >
        <DayField
          label={alarmTeams.stepOn}
          required
          max={today()}
          error={errors['on']}
          value={on}
          onChange={setOn}
        />
        <TextArea
          label={alarmTeams.stepNote}
          rows={2}
          maxLength={500}
          error={errors['note']}
          value={note}
          onChange={setNote}
        />
      </Form>
    </Dialog>
  )
}
