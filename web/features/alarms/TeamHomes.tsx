import { useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Status.tsx'
import { type Home, placeOf, useTeamChange } from './change-team.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { HomeDialog } from './HomeDialog.tsx'
import { HomeMembers } from './HomeMembers.tsx'
import { JoinDialog } from './JoinDialog.tsx'
import { KitLine } from './KitLine.tsx'
import { Needs } from './Needs.tsx'
import { useTeamWords } from './team-words.ts'

type Open = { is: 'add' } | { is: 'change' | 'leave' | 'join'; home: Home }

/** The homes of the team: their people, what they keep against fire, whether there is another way out. */
export function TeamHomes({ team }: { team: AlarmTeam }) {
  const alarmTeams = useTeamWords()
  const me = useMe()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const leaving = useTeamChange(endpoints.leave, close)
  const isIn = team.homes.some(({ mine }) => mine)
  const invited = Boolean(me && postsNow(me).some(({ unit }) => unit.id === team.team.id))

  return (
    <section className="stack tight">
      <h2>{alarmTeams.homes}</h2>
      {team.homes.length === 0 && <p className="soft">{alarmTeams.homesNone}</p>}
      <ul className="plain stack tight">
        {team.homes.map((home) => (
          <li key={home.id} className="card stack tight">
            <HomeHead home={home} />
            <HomeMembers team={team} home={home} />
            {home.mine && <Needs team={team} home={home} />}
            <div className="row no-print">
              {!isIn && invited && (
                <Button look="main" onClick={() => setOpen({ is: 'join', home })}>
                  {alarmTeams.joinHere}
                </Button>
              )}
              {(team.mayChange || home.mine) && (
                <Button look="plain" icon="pen" onClick={() => setOpen({ is: 'change', home })}>
                  {alarmTeams.changeHome}
                </Button>
              )}
              {(team.mayChange || home.mine) && (
                <Button look="plain" onClick={() => setOpen({ is: 'leave', home })}>
                  {alarmTeams.leaveHome}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {team.mayChange && team.homes.length < team.size.max && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setOpen({ is: 'add' })}>
            {alarmTeams.addHome}
          </Button>
        </div>
      )}
      {open?.is === 'add' && <HomeDialog team={team} home={undefined} onClose={close} />}
      {open?.is === 'change' && <HomeDialog team={team} home={open.home} onClose={close} />}
      {open?.is === 'join' && <JoinDialog team={team} home={open.home} onClose={close} />}
      {open?.is === 'leave' && (
        <ConfirmDialog
          title={alarmTeams.leaveHome}
          says={fill(alarmTeams.leaveHomeSays, { home: open.home.name })}
          doing={leaving}
          onYes={() => leaving.mutate({ ...placeOf(team), id: open.home.id })}
          onClose={close}
        />
      )}
    </section>
  )
}

function HomeHead({ home }: { home: Home }) {
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const exit = { true: alarmTeams.hasSecondExit, false: alarmTeams.noSecondExit, null: '' }
  const known = [home.address, exit[`${home.secondExit}`]].filter(Boolean)
  return (
    <>
      <div className="row apart">
        <h3>{home.name}</h3>
        <span className="row">
          {home.mine && <Tag tone="good">{alarmTeams.mine}</Tag>}
          {home.needs > 0 && (
            <Tag>{fill(alarmTeams.needsCount, { count: numbers.number(home.needs) })}</Tag>
          )}
        </span>
      </div>
      {known.length > 0 && <p className="small soft">{known.join(' · ')}</p>}
      <KitLine kit={home.kit} />
    </>
  )
}
