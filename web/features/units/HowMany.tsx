import { useUnitWords } from './unit-words.ts'
import type { Place } from '../../../contract/wire.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { PlaceField } from '../../ui/PlaceField.tsx'

/** How many live in a unit and where it is. */
export type Measures = {
  households?: number | undefined
  residents?: number | undefined
  place?: Place | undefined
}

type HowManyProps = {
  measures: Measures
  errors: Record<string, string>
  onChange: (measures: Measures) => void
}

/** The blanks for households, residents and place. */
export function HowMany({ measures, errors, onChange }: HowManyProps) {
  const units = useUnitWords()

  return (
    <>
      <NumberField
        label={units.households}
        unit={units.householdUnit}
        error={errors.households}
        value={measures.households}
        onChange={(households) => onChange({ ...measures, households })}
      />
      <NumberField
        label={units.residents}
        unit={units.residentUnit}
        error={errors.residents}
        value={measures.residents}
        onChange={(residents) => onChange({ ...measures, residents })}
      />
      <PlaceField
        label={units.placeField}
        error={errors.place}
        value={measures.place}
        onChange={(place) => onChange({ ...measures, place })}
      />
    </>
  )
}
