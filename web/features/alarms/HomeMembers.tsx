import { useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Home, placeOf, useTeamChange } from './change-team.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { useTeamWords } from './team-words.ts'

type HomeMembersProps = { team: AlarmTeam; home: Home }

/** Who lives there and how the alarm reaches each of them. */
export function HomeMembers({ team, home }: HomeMembersProps) {
  const { pieces } = useWords()
  const alarmTeams = useTeamWords()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Home['members'][number]>()
  const removing = useTeamChange(endpoints.removeMember, () => setLeaving(undefined))
  const may = team.mayChange || home.mine

  return (
    <>
      <ul className="plain lines">
        {home.members.map((member) => (
          <li key={member.id}>
            <span>
              <strong>{member.name}</strong>{' '}
              <span className="small soft">
                {member.inApp
                  ? alarmTeams.inApp
                  : member.phone
                    ? alarmTeams.bySms
                    : alarmTeams.unreachable}
              </span>
            </span>
            <span className="row">
              {member.phone && (
                <a className="number small" href={`tel:${member.phone}`}>
                  {member.phone}
                </a>
              )}
              {(may || member.me) && (
                <Button look="plain" className="no-print" onClick={() => setLeaving(member)}>
                  {pieces.remove}
                  <span className="unseen">: {member.name}</span>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {may && (
        <div className="no-print">
          <Button look="plain" icon="plus" onClick={() => setAdding(true)}>
            {alarmTeams.addMember}
          </Button>
        </div>
      )}
      {adding && <AddMember team={team} home={home} onClose={() => setAdding(false)} />}
      {leaving && (
        <ConfirmDialog
          title={fill(alarmTeams.removeMember, { name: leaving.name })}
          says={fill(alarmTeams.removeMemberSays, { name: leaving.name })}
          doing={removing}
          onYes={() => removing.mutate({ ...placeOf(team), id: leaving.id })}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  )
}

function AddMember({ team, home, onClose }: HomeMembersProps & { onClose: () => void }) {
  const alarmTeams = useTeamWords()
  const [id] = useState(() => uuid7())
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const adding = useTeamChange(endpoints.addMember, onClose)
  const errors = fieldErrors(adding.error)
  const given = phone.trim() ? { phone } : {}
  return (
    <Dialog title={alarmTeams.addMember} onClose={onClose}>
      <Form
        says={alarmTeams.addMemberSays}
        act={alarmTeams.addMember}
        busy={adding.isPending}
        error={adding.error}
        onSubmit={() => adding.mutate({ ...placeOf(team), homeId: home.id, id, name, ...given })}
      >
        <TextField
          label={alarmTeams.memberName}
          required
          maxLength={80}
          error={errors['name']}
          value={name}
          onChange={setName}
        />
        <TextField
          label={alarmTeams.phone}
          type="tel"
          maxLength={20}
          error={errors['phone']}
          value={phone}
          onChange={setPhone}
        />
      </Form>
    </Dialog>
  )
}
