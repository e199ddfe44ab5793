import { useState } from 'react'
import type { AlarmTeam } from '../../../contract/alarm-teams.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { placeOf } from './change-team.ts'
import { DrillBand } from './DrillBand.tsx'
import { useAlarmKinds } from './kinds.ts'
import { raiseAlarm } from './raising.ts'
import { useTeamWords } from './team-words.ts'

/** Rings the team's bells as a drill, after asking once. */
export function StartDrill({ team, onClose }: { team: AlarmTeam; onClose: () => void }) {
  const { say } = useLanguage()
  const alarmTeams = useTeamWords()
  const kinds = useAlarmKinds()
  const [kind, setKind] = useState('fire')
  const name = unitHeading(team.team)

  function start() {
    onClose()
    const raise = { ...placeOf(team), team: name, kind, drill: true }
    void raiseAlarm(raise, Promise.resolve(undefined))
  }

  return (
    <Dialog title={alarmTeams.startDrill} onClose={onClose}>
      <DrillBand />
      <Form
        says={fill(alarmTeams.drillSays, { team: name })}
        act={alarmTeams.drillGo}
        busy={false}
        error={undefined}
        onSubmit={start}
        onCancel={onClose}
      >
        <Choice
          label={alarmTeams.drillKind}
          options={kinds.map(({ id, name: words }) => ({ value: id, label: say(words) }))}
          value={kind}
          onChange={setKind}
        />
      </Form>
    </Dialog>
  )
}
