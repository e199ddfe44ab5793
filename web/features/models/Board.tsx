import { useState } from 'react'
import { type Model, models } from '../../../contract/models.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { DayField, SelectField, TextField } from '../../ui/TextField.tsx'
import { useModelChange } from './change-model.ts'
import { EndDialog } from './EndDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

type Role = Model['members'][number]['role']

/** Who keeps the model: roles for everybody, names for those who may see them. */
export function Board({ model }: { model: Model }) {
  const { models: said } = useWords()
  const numbers = useNumbers()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Model['members'][number]>()

  return (
    <section className="card stack tight">
      <h2>{said.board}</h2>
      {model.members.length === 0 && <p className="soft">{said.boardNone}</p>}
      <ul className="plain parts">
        {model.members.map((member) => (
          <li key={member.id} className={member.until ? 'over' : undefined}>
            <span>
              <strong>{member.name ?? said.roles[member.role]}</strong>
              {member.name && ` · ${said.roles[member.role]}`}
            </span>
            <span className="small soft">
              {member.until
                ? fill(said.ended, { day: numbers.day(member.until) })
                : fill(said.since, { day: numbers.day(member.since) })}
            </span>
            {model.mayChange && !member.until && (
              <Button look="plain" onClick={() => setEnding(member)}>
                {said.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {model.mayChange && model.state !== 'dissolved' && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setAdding(true)}>
            {said.addMember}
          </Button>
        </div>
      )}
      {adding && <AddMember model={model} onClose={() => setAdding(false)} />}
      {ending && (
        <EndDialog
          model={model}
          at={models.endMember}
          part={{ memberId: ending.id }}
          name={ending.name ?? said.roles[ending.role]}
          onClose={() => setEnding(undefined)}
        />
      )}
    </section>
  )
}

function AddMember({ model, onClose }: { model: Model; onClose: () => void }) {
  const { models: said } = useWords()
  const [memberId] = useState(() => uuid7())
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [since, setSince] = useState(() => today())
  const adding = useModelChange(model, models.addMember, onClose)
  const errors = fieldErrors(adding.error)
  const { keeperId, id } = model
  const options = (Object.keys(said.roles) as Role[]).map((value) => ({
    value,
    label: said.roles[value],
  }))

  return (
    <FormDialog
      title={said.addMember}
      says={said.memberHint}
      busy={adding.isPending}
      error={adding.error}
      onClose={onClose}
      onSubmit={() => adding.mutate({ keeperId, id, memberId, name, role, since })}
    >
      <TextField
        label={said.memberName}
        required
        maxLength={80}
        error={errors['name']}
        value={name}
        onChange={setName}
      />
      <SelectField
        label={said.memberRole}
        options={options}
        error={errors['role']}
        value={role}
        onChange={(chosen) => setRole(chosen as Role)}
      />
      <DayField
        label={said.sinceField}
        max={today()}
        error={errors['since']}
        value={since}
        onChange={setSince}
      />
    </FormDialog>
  )
}
