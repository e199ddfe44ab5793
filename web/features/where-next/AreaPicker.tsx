import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type UnitBrief, units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Answer } from '../../ui/Status.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useWhereWords } from './where-words.ts'

type AreaPickerProps = {
  /** Where one stands: its commune, its province and the country are a touch away. */
  around: UnitBrief
  under: string | undefined
  onPick: (under: string) => void
  children: (under: string) => ReactNode
}

/** Which area is looked at; the province, until somebody says otherwise. */
export function AreaPicker({ around, under, onPick, children }: AreaPickerProps) {
  const said = useWhereWords()
  const unit = useQuery(asking(units.read, { id: around.id }))
  const chosen = useQuery({
    ...asking(units.read, { id: under ?? '' }),
    enabled: under !== undefined,
  })
  return (
    <Answer to={unit} lines={2}>
      {(here) => {
        const near = [...here.above, here].flatMap(({ id, kind }) =>
          kind === 'commune' || kind === 'province' || kind === 'nation' ? [{ id, kind }] : [],
        )
        const standing = near.find(({ kind }) => kind === 'province') ?? near[0] ?? here
        const now = under ?? standing.id
        const other = near.some(({ id }) => id === now) ? undefined : chosen.data
        return (
          <>
            <div className="area-picker no-print">
              <Choice
                label={said.area}
                options={near
                  .toReversed()
                  .map(({ id, kind }) => ({ value: id, label: said.areas[kind] }))}
                value={now}
                onChange={onPick}
              />
              <UnitPicker
                label={said.otherPlace}
                picked={other}
                onPick={(picked) => onPick(picked.id)}
              />
            </div>
            {children(now)}
          </>
        )
      }}
    </Answer>
  )
}
