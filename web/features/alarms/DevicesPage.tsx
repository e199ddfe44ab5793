import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AlarmTeam, alarmTeams } from '../../../contract/alarm-teams.ts'
import { type Device, devices as endpoints } from '../../../contract/devices.ts'
import { asking, call } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { teamAt } from './addresses.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { type Card, DeviceCardDialog } from '../../ui/DeviceCardDialog.tsx'
import { DeviceLine } from './DeviceLine.tsx'
import { EnrolDevice } from './EnrolDevice.tsx'
import './team.css'
import { useTeamWords } from './team-words.ts'

type At = { keeperId: string; teamId: string }
type Open =
  | { is: 'enrol' }
  | { is: 'renew' | 'retire'; device: Device }
  | { is: 'card'; card: Card }

/** The buttons, bells, sirens and sensors of a team, and how each is. */
export function DevicesPage(at: At) {
  const team = useQuery(asking(alarmTeams.read, at))
  return (
    <Answer to={team} lines={6}>
      {(found) => <Devices at={at} team={found} />}
    </Answer>
  )
}

function Devices({ at, team }: { at: At; team: AlarmTeam }) {
  const words = useTeamWords()
  const client = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState<Open>()
  const asked = asking(endpoints.list, at)
  // A device is heard of now and then; nobody has to ask for it anew.
  const list = useQuery({ ...asked, refetchInterval: 10_000 })
  const again = () => void client.invalidateQueries({ queryKey: asked.queryKey })
  const show = (card: Card) => {
    again()
    setOpen({ is: 'card', card })
  }
  const testing = useMutation({
    mutationFn: (id: string) => call(endpoints.test, { ...at, id }),
    onSuccess: () => toast({ text: words.testSays }),
  })
  const renewing = useMutation({
    mutationFn: (id: string) => call(endpoints.renew, { ...at, id }),
    onSuccess: show,
  })
  const retiring = useMutation({
    mutationFn: (id: string) => call(endpoints.retire, { ...at, id }),
    onSuccess: () => {
      again()
      setOpen(undefined)
    },
  })

  return (
    <div className="stack">
      <PageHeader
        title={fill(words.devicesOf, { team: unitHeading(team.team) })}
        actions={
          <>
            {team.mayChange && (
              <Button look="main" icon="plus" onClick={() => setOpen({ is: 'enrol' })}>
                {words.enrol}
              </Button>
            )}
            <LinkButton href={teamAt(at)} icon="back">
              {words.toTeam}
            </LinkButton>
          </>
        }
      />
      <Answer to={list}>
        {(devices) =>
          devices.length === 0 ? (
            <Empty title={words.devicesNone}>
              <p>{words.devicesNoneSays}</p>
            </Empty>
          ) : (
            <ul className="plain grid">
              {devices.map((device) => (
                <li key={device.id} className="card stack tight">
                  <DeviceLine
                    device={device}
                    home={team.homes.find(({ id }) => id === device.homeId)?.name}
                  />
                  {team.mayChange && device.retiredAt === null && (
                    <div className="row">
                      <Button
                        icon="bell"
                        busy={testing.isPending && testing.variables === device.id}
                        onClick={() => testing.mutate(device.id)}
                      >
                        {words.test}
                      </Button>
                      <Button look="plain" onClick={() => setOpen({ is: 'renew', device })}>
                        {words.renew}
                      </Button>
                      <Button look="plain" onClick={() => setOpen({ is: 'retire', device })}>
                        {words.retire}
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {open?.is === 'enrol' && (
        <EnrolDevice team={team} onDone={show} onClose={() => setOpen(undefined)} />
      )}
      {open?.is === 'card' && (
        <DeviceCardDialog card={open.card} said={words} onClose={() => setOpen(undefined)} />
      )}
      {open?.is === 'renew' && (
        <ConfirmDialog
          title={words.renew}
          says={fill(words.renewSays, { name: open.device.name })}
          doing={renewing}
          onYes={() => renewing.mutate(open.device.id)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.is === 'retire' && (
        <ConfirmDialog
          title={words.retire}
          says={fill(words.retireSays, { name: open.device.name })}
          doing={retiring}
          onYes={() => retiring.mutate(open.device.id)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
