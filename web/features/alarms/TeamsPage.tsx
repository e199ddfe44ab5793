import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type AlarmTeamBrief, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { useMay } from '../../lib/me.ts'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { teamAt } from './addresses.ts'
import { SetUpTeam } from './SetUpTeam.tsx'
import { useTeamWords } from './team-words.ts'

/** The household teams under a unit that are linked by a bell. */
export function TeamsPage({ id }: { id: string }) {
  const { alarms } = useWords()
  const alarmTeams = useTeamWords()
  const [settingUp, setSettingUp] = useState(false)
  const may = useMay('alarm.team')
  const place = useQuery(asking(units.read, { id }))
  const list = useQuery(asking(endpoints.list, { under: id }))
  const title = place.data
    ? fill(alarmTeams.teamsOf, { unit: unitName(place.data) })
    : alarmTeams.teams

  return (
    <div className="stack">
      <PageHeader
        title={title}
        above={place.data && [...place.data.above, place.data]}
        lead={alarmTeams.teamsLead}
        actions={
          <>
            {may && place.data && (
              <Button look="main" icon="plus" onClick={() => setSettingUp(true)}>
                {alarmTeams.setUp}
              </Button>
            )}
            <LinkButton href={`/don-vi/${id}/bao-dong`} icon="bell">
              {alarms.history}
            </LinkButton>
          </>
        }
      />
      <Answer to={list} lines={6}>
        {(teams) =>
          teams.length === 0 ? (
            <Empty title={alarmTeams.teamsNone}>
              <p>{alarmTeams.teamsNoneSays}</p>
            </Empty>
          ) : (
            <ul className="plain grid">
              {teams.map((team) => (
                <li key={team.team.id}>
                  <TeamCard team={team} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {settingUp && place.data && (
        <SetUpTeam under={place.data} onClose={() => setSettingUp(false)} />
      )}
    </div>
  )
}

function TeamCard({ team }: { team: AlarmTeamBrief }) {
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const counts = [
    fill(alarmTeams.briefHomes, { count: numbers.number(team.homes) }),
    fill(alarmTeams.briefMembers, { count: numbers.number(team.members) }),
    fill(alarmTeams.briefReachable, { count: numbers.number(team.reachable) }),
    fill(alarmTeams.briefSirens, { count: numbers.number(team.sirens) }),
  ]
  return (
    <Link className="card" href={teamAt({ keeperId: team.keeperId, teamId: team.team.id })}>
      <span className="stack tight">
        <strong>{unitHeading(team.team)}</strong>
        <span className="small">{counts.join(' · ')}</span>
        <span className="row small">
          <Tag tone={team.launchedOn ? 'good' : 'plain'}>
            {team.launchedOn
              ? fill(alarmTeams.briefLaunched, { day: numbers.day(team.launchedOn) })
              : alarmTeams.briefNotLaunched}
          </Tag>
          <span className="soft">
            {team.lastDrillOn
              ? fill(alarmTeams.lastDrill, { day: numbers.day(team.lastDrillOn) })
              : alarmTeams.neverDrilled}
          </span>
        </span>
      </span>
    </Link>
  )
}
