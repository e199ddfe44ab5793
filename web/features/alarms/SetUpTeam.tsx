import { useState } from 'react'
import { useLocation } from 'wouter'
import { alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import type { UnitBrief, UnitPage } from '../../../contract/units.ts'
import { fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { teamAt } from './addresses.ts'
import { useTeamChange } from './change-team.ts'
import { useTeamWords } from './team-words.ts'

/** Links a new household team by the alarm. */
export function SetUpTeam({ under, onClose }: { under: UnitPage; onClose: () => void }) {
  const alarmTeams = useTeamWords()
  const [, go] = useLocation()
  const [teamId] = useState(() => uuid7())
  const [parent, setParent] = useState<UnitBrief | undefined>(
    under.kind === 'residential' ? under : undefined,
  )
  const [name, setName] = useState('')
  const [unchosen, setUnchosen] = useState(false)
  const { keeperId } = under
  const settingUp = useTeamChange(endpoints.setUp, () => go(teamAt({ keeperId, teamId })))
  const errors = fieldErrors(settingUp.error)

  function submit() {
    setUnchosen(!parent)
    if (parent) settingUp.mutate({ keeperId, teamId, parentId: parent.id, name })
  }

  return (
    <Dialog title={alarmTeams.setUp} onClose={onClose}>
      <Form
        says={alarmTeams.setUpSays}
        act={alarmTeams.setUp}
        busy={settingUp.isPending}
        error={settingUp.error}
        onSubmit={submit}
      >
        <UnitPicker
          label={alarmTeams.setUpPlace}
          required
          under={under.id}
          kind="residential"
          picked={parent}
          error={unchosen ? 'missing' : errors['parentId']}
          onPick={setParent}
        />
        <TextField
          label={alarmTeams.setUpName}
          hint={alarmTeams.setUpHint}
          required
          maxLength={120}
          error={errors['name']}
          value={name}
          onChange={setName}
        />
      </Form>
    </Dialog>
  )
}
