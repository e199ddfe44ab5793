import { useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import type { Place } from '../../../contract/wire.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { PlaceField } from '../../ui/PlaceField.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { placeOf, useTeamChange } from './change-team.ts'
import { useTeamWords } from './team-words.ts'

type PointKind = AlarmTeam['firePoints'][number]['kind']

/** Public fire points and water near the team. */
export function FirePoints({ team }: { team: AlarmTeam }) {
  const { alarms, pieces } = useWords()
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const [adding, setAdding] = useState(false)
  const removing = useTeamChange(endpoints.removeFirePoint)
  return (
    <section className="card stack tight">
      <h2>{alarmTeams.firePoints}</h2>
      {team.firePoints.length === 0 && <p className="soft">{alarmTeams.firePointsNone}</p>}
      <ul className="plain lines">
        {team.firePoints.map(({ id, kind, name, checkedOn }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>{' '}
              <span className="small soft">
                {[
                  alarms.pointKinds[kind],
                  checkedOn && fill(alarmTeams.checked, { day: numbers.day(checkedOn) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {team.mayChange && (
              <Button
                look="plain"
                className="no-print"
                busy={removing.isPending && removing.variables.id === id}
                onClick={() => removing.mutate({ ...placeOf(team), id })}
              >
                {pieces.remove}
                <span className="unseen">: {name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {team.mayChange && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setAdding(true)}>
            {alarmTeams.addFirePoint}
          </Button>
        </div>
      )}
      {adding && <AddPoint team={team} onClose={() => setAdding(false)} />}
    </section>
  )
}

function AddPoint({ team, onClose }: { team: AlarmTeam; onClose: () => void }) {
  const { alarms } = useWords()
  const alarmTeams = useTeamWords()
  const [id] = useState(() => uuid7())
  const [kind, setKind] = useState<PointKind>('fire_point')
  const [name, setName] = useState('')
  const [place, setPlace] = useState<Place>()
  const [checkedOn, setCheckedOn] = useState('')
  const [unplaced, setUnplaced] = useState(false)
  const adding = useTeamChange(endpoints.addFirePoint, onClose)
  const errors = fieldErrors(adding.error)

  function submit() {
    setUnplaced(!place)
    const checked = checkedOn ? { checkedOn } : {}
    if (place) adding.mutate({ ...placeOf(team), id, kind, name, place, ...checked })
  }

  return (
    <Dialog title={alarmTeams.addFirePoint} onClose={onClose}>
      <Form
        act={alarmTeams.addFirePoint}
        busy={adding.isPending}
        error={adding.error}
        onSubmit={submit}
      >
        <Choice
          label={alarmTeams.firePointKind}
          options={[
            { value: 'fire_point', label: alarms.pointKinds.fire_point },
            { value: 'water', label: alarms.pointKinds.water },
          ]}
          value={kind}
          onChange={(chosen) => setKind(chosen as PointKind)}
        />
        <TextField
          label={alarmTeams.firePointName}
          hint={alarmTeams.firePointHint}
          required
          maxLength={80}
          error={errors['name']}
          value={name}
          onChange={setName}
        />
        <PlaceField
          label={alarmTeams.firePointPlace}
          required
          error={unplaced ? 'missing' : errors['place']}
          value={place}
          onChange={setPlace}
        />
        <DayField
          label={alarmTeams.checkedOn}
          max={today()}
          error={errors['checkedOn']}
          value={checkedOn}
          onChange={setCheckedOn}
        />
      </Form>
    </Dialog>
  )
}
