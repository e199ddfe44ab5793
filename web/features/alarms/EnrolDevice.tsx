import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlarmTeam } from '../../../contract/alarm-teams.ts'
import { DeviceKind, devices as endpoints } from '../../../contract/devices.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { SelectField, TextField } from '../../ui/TextField.tsx'
import { placeOf } from './change-team.ts'
import type { Card } from '../../ui/DeviceCardDialog.tsx'
import { useTeamWords } from './team-words.ts'

type EnrolDeviceProps = { team: AlarmTeam; onDone: (card: Card) => void; onClose: () => void }

/** Enrols a button, bell, siren or sensor. */
export function EnrolDevice({ team, onDone, onClose }: EnrolDeviceProps) {
  const alarmTeams = useTeamWords()
  const [id] = useState(() => uuid7())
  const [kind, setKind] = useState<DeviceKind>('siren')
  const [name, setName] = useState('')
  const [homeId, setHomeId] = useState('')
  const enrolling = useMutation({
    mutationFn: () =>
      call(endpoints.enrol, { ...placeOf(team), id, kind, name, ...(homeId ? { homeId } : {}) }),
    onSuccess: onDone,
  })
  const errors = fieldErrors(enrolling.error)

  return (
    <Dialog title={alarmTeams.enrol} onClose={onClose}>
      <Form
        says={alarmTeams.devicesNoneSays}
        act={alarmTeams.enrol}
        busy={enrolling.isPending}
        error={enrolling.error}
        onSubmit={() => enrolling.mutate()}
      >
        <Choice
          label={alarmTeams.deviceKind}
          options={DeviceKind.options.map((value) => ({ value, label: alarmTeams.device[value] }))}
          value={kind}
          onChange={(chosen) => setKind(chosen as DeviceKind)}
        />
        <TextField
          label={alarmTeams.deviceName}
          hint={alarmTeams.deviceNameHint}
          required
          maxLength={60}
          error={errors['name']}
          value={name}
          onChange={setName}
        />
        <SelectField
          label={alarmTeams.deviceHome}
          blank={alarmTeams.deviceNoHome}
          options={team.homes.map((home) => ({ value: home.id, label: home.name }))}
          error={errors['homeId']}
          value={homeId}
          onChange={setHomeId}
        />
      </Form>
    </Dialog>
  )
}
