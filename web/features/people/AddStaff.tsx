import { usePeopleWords } from './people-words.ts'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import type { UnitPage } from '../../../contract/units.ts'
import { fill } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useChanging, wrongIn } from './changing.ts'
import { Copy } from './Copy.tsx'
import { type RoleAt, RoleAtUnit } from './RoleAtUnit.tsx'

type AddStaffProps = { keeper: UnitPage; onClose: () => void }

/** Makes a staff account; its password is shown once, to be handed over. */
export function AddStaff({ keeper, onClose }: AddStaffProps) {
  const people = usePeopleWords()
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [held, setHeld] = useState<RoleAt>({ unit: keeper, role: undefined })
  const [unchosen, setUnchosen] = useState(false)
  const adding = useChanging(accounts.addStaff)
  const errors = wrongIn(adding.error, unchosen)

  if (adding.data) {
    return (
      <Password name={name} username={username} password={adding.data.password} onClose={onClose} />
    )
  }
  return (
    <Form
      says={people.addStaffSays}
      act={people.makeAccount}
      busy={adding.isPending}
      error={adding.error}
      onSubmit={() => {
        setUnchosen(!held.role)
        if (!held.role) return
        const { role, unit } = held
        adding.mutate({ keeperId: keeper.id, name, username, role, unitId: unit.id })
      }}
    >
      <TextField
        label={people.name}
        required
        maxLength={80}
        autoComplete="off"
        error={errors.name}
        value={name}
        onChange={setName}
      />
      <TextField
        label={people.username}
        hint={people.usernameHint}
        required
        maxLength={40}
        autoComplete="off"
        error={errors.username}
        value={username}
        onChange={(typed) => setUsername(typed.toLowerCase())}
      />
      <RoleAtUnit
        keeper={keeper}
        held={held}
        errors={errors}
        open={() => true}
        onChange={setHeld}
      />
    </Form>
  )
}

type PasswordProps = { name: string; username: string; password: string; onClose: () => void }

function Password({ name, username, password, onClose }: PasswordProps) {
  const people = usePeopleWords()
  return (
    <div className="stack" role="status">
      <p>{fill(people.accountMade, { name, username })}</p>
      <p className="said-once number">{password}</p>
      <p className="notice">{people.saidOnce}</p>
      <div className="row">
        <Copy text={password}>{people.copyPassword}</Copy>
        <Button look="main" onClick={onClose}>
          {people.handedOver}
        </Button>
      </div>
    </div>
  )
}
