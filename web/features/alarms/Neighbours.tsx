import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { asking } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { Answer } from '../../ui/Status.tsx'
import { teamAt } from './addresses.ts'
import { placeOf, useTeamChange } from './change-team.ts'
import { useTeamWords } from './team-words.ts'

/** The teams that hear the alarm when nobody in this one answers. */
export function Neighbours({ team }: { team: AlarmTeam }) {
  const alarmTeams = useTeamWords()
  const [choosing, setChoosing] = useState(false)
  return (
    <section className="card stack tight">
      <h2>{alarmTeams.neighbours}</h2>
      <p className="small soft">{alarmTeams.neighboursSays}</p>
      {team.neighbours.length === 0 && <p>{alarmTeams.neighboursNone}</p>}
      <ul className="plain stack tight">
        {team.neighbours.map((unit) => (
          <li key={unit.id}>
            <Link href={teamAt({ keeperId: team.keeperId, teamId: unit.id })}>
              {unitHeading(unit)}
            </Link>
          </li>
        ))}
      </ul>
      {team.mayChange && (
        <div className="no-print">
          <Button icon="pen" onClick={() => setChoosing(true)}>
            {alarmTeams.neighboursChange}
          </Button>
        </div>
      )}
      {choosing && <ChooseNeighbours team={team} onClose={() => setChoosing(false)} />}
    </section>
  )
}

function ChooseNeighbours({ team, onClose }: { team: AlarmTeam; onClose: () => void }) {
  const { pieces } = useWords()
  const alarmTeams = useTeamWords()
  const [chosen, setChosen] = useState(() => team.neighbours.map(({ id }) => id))
  const others = useQuery(asking(endpoints.list, { under: team.keeperId }))
  const changing = useTeamChange(endpoints.neighbours, onClose)
  const given = { ...placeOf(team), edition: team.edition, teams: chosen }
  return (
    <Dialog title={alarmTeams.neighboursChange} onClose={onClose}>
      <Form
        says={alarmTeams.neighboursSays}
        act={pieces.save}
        busy={changing.isPending}
        error={changing.error}
        onSubmit={() => changing.mutate(given)}
      >
        <Answer to={others}>
          {(teams) => (
            <Choices
              label={alarmTeams.neighbours}
              look="list"
              options={teams
                .filter((other) => other.team.id !== team.team.id)
                .map((other) => ({ value: other.team.id, label: unitHeading(other.team) }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
        </Answer>
      </Form>
    </Dialog>
  )
}
