import { usePeopleWords } from './people-words.ts'
import { useQuery } from '@tanstack/react-query'
import type { RoleEntry } from '../../../contract/catalog.ts'
import { type UnitBrief, type UnitPage, units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage } from '../../lib/language.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'

export type RoleAt = { unit: UnitBrief; role: RoleEntry['id'] | undefined }

type RoleAtUnitProps = {
  keeper: UnitPage
  held: RoleAt
  onChange: (held: RoleAt) => void
  errors: Record<string, string>
  /** Which roles this way in is open to. */
  open: (role: RoleEntry) => boolean
}

/** Which role, at which unit of these books; a unit offers the roles that can be held there. */
export function RoleAtUnit({ keeper, held, onChange, errors, open }: RoleAtUnitProps) {
  const people = usePeopleWords()
  const { say } = useLanguage()
  const roles = (useCatalog()?.roles ?? []).filter(open)
  const below = useQuery(asking(units.below, { id: keeper.id })).data ?? []
  const near = [keeper, ...below].filter(({ keeperId }) => keeperId === keeper.id)
  const at = (unit: UnitBrief) => roles.filter(({ heldAt }) => heldAt.includes(unit.kind))
  const offered = at(held.unit)

  function move(unit: UnitBrief) {
    onChange({ unit, role: at(unit).find(({ id }) => id === held.role)?.id })
  }

  return (
    <>
      <UnitPicker
        label={people.unit}
        hint={near.length > 1 ? people.unitHint : undefined}
        required
        error={errors.unitId}
        picked={held.unit}
        under={keeper.id}
        onPick={move}
      />
      <SelectField
        label={people.role}
        hint={offered.length === 0 ? people.noRoleHere : undefined}
        required
        blank={people.chooseRole}
        error={errors.role}
        options={offered.map(({ id, name }) => ({ value: id, label: say(name) }))}
        value={held.role ?? ''}
        onChange={(chosen) =>
          onChange({ ...held, role: offered.find(({ id }) => id === chosen)?.id })
        }
      />
    </>
  )
}
