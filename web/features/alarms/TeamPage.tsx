import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { devicesAt } from './addresses.ts'
import { placeOf } from './change-team.ts'
import { FirePoints } from './FirePoints.tsx'
import { LaneSketch } from './LaneSketch.tsx'
import { Neighbours } from './Neighbours.tsx'
import { PushCard } from './PushCard.tsx'
import { StartDrill } from './StartDrill.tsx'
import './team.css'
import { TeamHomes } from './TeamHomes.tsx'
import { TeamInvite } from './TeamInvite.tsx'
import { TeamSteps } from './TeamSteps.tsx'
import { useTeamWords } from './team-words.ts'

/** One household team linked by a bell: its homes, its lane, its equipment, how it was set up. */
export function TeamPage({ keeperId, teamId }: { keeperId: string; teamId: string }) {
  const team = useQuery(asking(endpoints.read, { keeperId, teamId }))
  return (
    <Answer to={team} lines={8}>
      {(found) => <Whole team={found} />}
    </Answer>
  )
}

function Whole({ team }: { team: AlarmTeam }) {
  const { alarms } = useWords()
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState<'drill' | 'invite'>()
  const place = useQuery(asking(units.read, { id: team.team.id }))
  const { min, max, source } = team.size
  const isMine = team.homes.some(({ mine }) => mine)

  return (
    <article className="stack">
      <PageHeader
        title={unitHeading(team.team)}
        above={place.data?.above}
        lead={
          <>
            <p>{fill(alarmTeams.size, { min, max, source })}</p>
            <p>
              {team.lastDrillOn
                ? fill(alarmTeams.lastDrill, { day: numbers.day(team.lastDrillOn) })
                : alarmTeams.neverDrilled}
            </p>
          </>
        }
        actions={
          <>
            {team.mayChange && team.mayRaise && (
              <Button look="main" icon="bell" onClick={() => setOpen('drill')}>
                {alarmTeams.startDrill}
              </Button>
            )}
            {team.mayChange && (
              <Button icon="people" onClick={() => setOpen('invite')}>
                {alarmTeams.invite}
              </Button>
            )}
            <LinkButton href={devicesAt(placeOf(team))}>{alarmTeams.devices}</LinkButton>
            <LinkButton href={`/don-vi/${team.team.id}/bao-dong`}>{alarms.history}</LinkButton>
            <Button look="plain" icon="print" onClick={() => print()}>
              {alarmTeams.printSheet}
            </Button>
          </>
        }
      />
      <div className="halves">
        <div className="stack">
          <LaneSketch team={team} />
          <TeamHomes team={team} />
        </div>
        <div className="stack">
          {isMine && <PushCard />}
          <SheetHelp />
          <FirePoints team={team} />
          <Neighbours team={team} />
          <TeamSteps team={team} />
        </div>
      </div>
      {open === 'drill' && <StartDrill team={team} onClose={() => setOpen(undefined)} />}
      {open === 'invite' && <TeamInvite team={team} onClose={() => setOpen(undefined)} />}
    </article>
  )
}

/** What every home should know by heart; on the printed sheet of the team too. */
function SheetHelp() {
  const alarmTeams = useTeamWords()
  return (
    <section className="card stack tight">
      <h2>{alarmTeams.sheetHelp}</h2>
      <ul>
        <li>{alarmTeams.sheetCall}</li>
        <li>{alarmTeams.sheetHold}</li>
        <li>{alarmTeams.sheetDuress}</li>
      </ul>
    </section>
  )
}
