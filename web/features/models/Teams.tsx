import { useState } from 'react'
import { type Model, models } from '../../../contract/models.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useModelChange } from './change-model.ts'
import { EndDialog } from './EndDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

type Team = Model['teamList'][number]

/** The teams that a model is made of. */
export function Teams({ model, word }: { model: Model; word: string }) {
  const { models: said } = useWords()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Team>()
  const may = model.mayChange && model.state !== 'dissolved'
  if (model.teamList.length === 0 && !may) return null

  return (
    <section className="card stack tight">
      <h2>{fill(said.teamsTitle, { word })}</h2>
      {model.teamList.length === 0 && <p className="soft">{said.teamsNone}</p>}
      <ul className="plain parts">
        {model.teamList.map((team) => (
          <li key={team.id} className={team.until ? 'over' : undefined}>
            <TeamLine team={team} />
            {may && !team.until && (
              <Button look="plain" onClick={() => setEnding(team)}>
                {said.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setAdding(true)}>
            {fill(said.addTeam, { word })}
          </Button>
        </div>
      )}
      {adding && (
        <AddTeam
          model={model}
          title={fill(said.addTeam, { word })}
          onClose={() => setAdding(false)}
        />
      )}
      {ending && (
        <EndDialog
          model={model}
          at={models.endTeam}
          part={{ teamId: ending.id }}
          name={ending.name}
          onClose={() => setEnding(undefined)}
        />
      )}
    </section>
  )
}

function TeamLine({ team }: { team: Team }) {
  const { models: words } = useWords()
  const numbers = useNumbers()
  const { households, members, until, since } = team
  const said = [
    households !== null && fill(words.teamHouseholdsSays, { count: numbers.number(households) }),
    members !== null && fill(words.teamMembersSays, { count: numbers.number(members) }),
  ]
  return (
    <>
      <span>
        <strong>{team.name}</strong>{' '}
        <span className="small">{said.filter(Boolean).join(', ')}</span>
      </span>
      <span className="small soft">
        {until
          ? fill(words.ended, { day: numbers.day(until) })
          : fill(words.since, { day: numbers.day(since) })}
      </span>
    </>
  )
}

type AddTeamProps = { model: Model; title: string; onClose: () => void }

function AddTeam({ model, title, onClose }: AddTeamProps) {
  const { models: said } = useWords()
  const [teamId] = useState(() => uuid7())
  const [name, setName] = useState('')
  const [households, setHouseholds] = useState<number>()
  const [members, setMembers] = useState<number>()
  const [since, setSince] = useState(() => today())
  const adding = useModelChange(model, models.addTeam, onClose)
  const errors = fieldErrors(adding.error)
  const { keeperId, id } = model
  const team = {
    keeperId,
    id,
    teamId,
    name,
    since,
    ...(households === undefined ? {} : { households }),
    ...(members === undefined ? {} : { members }),
  }

  return (
    <FormDialog
      title={title}
      busy={adding.isPending}
      error={adding.error}
      onClose={onClose}
      onSubmit={() => adding.mutate(team)}
    >
      <TextField
        label={said.teamName}
        required
        maxLength={160}
        error={errors['name']}
        value={name}
        onChange={setName}
      />
      <NumberField
        label={said.teamHouseholds}
        error={errors['households']}
        value={households}
        onChange={setHouseholds}
      />
      <NumberField
        label={said.teamMembers}
        error={errors['members']}
        value={members}
        onChange={setMembers}
      />
      <DayField
        label={said.sinceField}
        required
        max={today()}
        error={errors['since']}
        value={since}
        onChange={setSince}
      />
    </FormDialog>
  )
}
