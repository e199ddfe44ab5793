import { useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { fieldErrors } from '../../lib/call.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Home, placeOf, useTeamChange } from './change-team.ts'
import { useTeamWords } from './team-words.ts'

type JoinDialogProps = { team: AlarmTeam; home: Home; onClose: () => void }

/** Somebody who was invited says which home is theirs. */
export function JoinDialog({ team, home, onClose }: JoinDialogProps) {
  const alarmTeams = useTeamWords()
  const [phone, setPhone] = useState('')
  const joining = useTeamChange(endpoints.join, onClose)
  const given = phone.trim() ? { phone } : {}
  return (
    <Dialog title={home.name} onClose={onClose}>
      <Form
        says={alarmTeams.joinSays}
        act={alarmTeams.joinHere}
        busy={joining.isPending}
        error={joining.error}
        onSubmit={() => joining.mutate({ ...placeOf(team), homeId: home.id, ...given })}
      >
        <TextField
          label={alarmTeams.phone}
          hint={alarmTeams.phoneHint}
          type="tel"
          autoComplete="tel"
          maxLength={20}
          error={fieldErrors(joining.error)['phone']}
          value={phone}
          onChange={setPhone}
        />
      </Form>
    </Dialog>
  )
}
