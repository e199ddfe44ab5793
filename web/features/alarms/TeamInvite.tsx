import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import type { AlarmTeam } from '../../../contract/alarm-teams.ts'
import { call } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Loading, Refusal } from '../../ui/Status.tsx'
import { useTeamWords } from './team-words.ts'

/** Places in one invitation: a few for each home that a team may have. */
const uses = 60

/** An invitation into the team, to be scanned from this screen. */
export function TeamInvite({ team, onClose }: { team: AlarmTeam; onClose: () => void }) {
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const asked = useRef(false)
  const { mutate, data, error } = useMutation({
    mutationFn: () =>
      call(accounts.invite, {
        keeperId: team.keeperId,
        unitId: team.team.id,
        role: 'resident',
        days: 7,
        uses,
      }),
  })
  useEffect(() => {
    if (!asked.current) mutate()
    asked.current = true
  }, [mutate])

  return (
    <Dialog title={alarmTeams.invite} onClose={onClose}>
      <p>{fill(alarmTeams.inviteSays, { team: unitHeading(team.team) })}</p>
      <Refusal error={error} />
      {!data && !error && <Loading lines={4} />}
      {data && (
        <>
          <QrCode text={data.address} label={alarmTeams.inviteQr} />
          <p className="secret">{data.address}</p>
          <p className="small soft">
            {fill(alarmTeams.inviteUntil, { moment: numbers.moment(data.until) })}
          </p>
        </>
      )}
    </Dialog>
  )
}
