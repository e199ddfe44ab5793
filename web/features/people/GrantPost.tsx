import { usePeopleWords } from './people-words.ts'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import type { UnitPage } from '../../../contract/units.ts'
import { today } from '../../lib/numbers.ts'
import { Form } from '../../ui/Form.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useChanging, wrongIn } from './changing.ts'
import { type RoleAt, RoleAtUnit } from './RoleAtUnit.tsx'

type GrantPostProps = { keeper: UnitPage; accountId: string; onClose: () => void }

/** Gives somebody one post more. */
export function GrantPost({ keeper, accountId, onClose }: GrantPostProps) {
  const people = usePeopleWords()
  const say = useToast()
  const [held, setHeld] = useState<RoleAt>({ unit: keeper, role: undefined })
  const [since, setSince] = useState(today)
  const [unchosen, setUnchosen] = useState(false)
  const granting = useChanging(accounts.grantPost, () => {
    say({ text: people.granted })
    onClose()
  })
  const errors = wrongIn(granting.error, unchosen)

  return (
    <Form
      act={people.grant}
      busy={granting.isPending}
      error={granting.error}
      onSubmit={() => {
        setUnchosen(!held.role)
        if (!held.role) return
        const { role, unit } = held
        granting.mutate({ keeperId: keeper.id, accountId, role, unitId: unit.id, since })
      }}
    >
      <RoleAtUnit
        keeper={keeper}
        held={held}
        errors={errors}
        open={() => true}
        onChange={setHeld}
      />
      <DayField
        label={people.sinceDay}
        required
        max={today()}
        error={errors.since}
        value={since}
        onChange={setSince}
      />
    </Form>
  )
}
