import { usePeopleWords } from './people-words.ts'
import { lazy, Suspense, useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import type { UnitPage } from '../../../contract/units.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { Form } from '../../ui/Form.tsx'
import { Loading } from '../../ui/Status.tsx'
import { useChanging, wrongIn } from './changing.ts'
import { type RoleAt, RoleAtUnit } from './RoleAtUnit.tsx'

const InviteCard = lazy(() =>
  import('./InviteCard.tsx').then((file) => ({ default: file.InviteCard })),
)

type InviteProps = { keeper: UnitPage; onClose: () => void }

/** Makes an invitation to one role at one unit, and shows it as a card with a QR code. */
export function Invite({ keeper, onClose }: InviteProps) {
  const people = usePeopleWords()
  const [held, setHeld] = useState<RoleAt>({ unit: keeper, role: undefined })
  const [days, setDays] = useState<number | undefined>(7)
  const [uses, setUses] = useState<number | undefined>(1)
  const [unchosen, setUnchosen] = useState(false)
  const inviting = useChanging(accounts.invite)
  const errors = wrongIn(inviting.error, unchosen)

  if (inviting.data && held.role) {
    return (
      <Suspense fallback={<Loading />}>
        <InviteCard
          keeperId={keeper.id}
          invite={inviting.data}
          role={held.role}
          unit={held.unit}
          onClose={onClose}
        />
      </Suspense>
    )
  }
  return (
    <Form
      says={people.inviteSays}
      act={people.makeInvite}
      busy={inviting.isPending}
      error={inviting.error}
      onSubmit={() => {
        setUnchosen(!held.role)
        if (!held.role || days === undefined || uses === undefined) return
        const { role, unit } = held
        inviting.mutate({ keeperId: keeper.id, unitId: unit.id, role, days, uses })
      }}
    >
      <RoleAtUnit
        keeper={keeper}
        held={held}
        errors={errors}
        open={({ strong }) => !strong}
        onChange={setHeld}
      />
      <NumberField
        label={people.uses}
        hint={people.usesHint}
        unit={people.usesUnit}
        required
        error={errors.uses ?? (uses === undefined ? 'missing' : undefined)}
        value={uses}
        onChange={setUses}
      />
      <NumberField
        label={people.days}
        hint={people.daysHint}
        unit={people.daysUnit}
        required
        error={errors.days ?? (days === undefined ? 'missing' : undefined)}
        value={days}
        onChange={setDays}
      />
    </Form>
  )
}
