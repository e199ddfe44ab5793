import { useUnitWords } from './unit-words.ts'
import { useState } from 'react'
import { type Unit, units as endpoints } from '../../../contract/units.ts'
import { useNumbers, useWords } from '../../lib/language.tsx'
import { Form } from '../../ui/Form.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { TwoVersions } from '../../ui/TwoVersions.tsx'
import type { ActProps } from './acts.ts'
import { otherVersion, useChanging, wrongIn } from './changing.ts'
import { HowMany, type Measures } from './HowMany.tsx'

/** Writes down how many live in a unit and where it is. */
export function DescribeForm({ unit, onClose }: ActProps) {
  const units = useUnitWords()
  const { pieces } = useWords()
  const say = useToast()
  const [measures, setMeasures] = useState(() => measured(unit))
  const describing = useChanging(endpoints.describe, () => {
    say({ text: units.described })
    onClose()
  })
  const lines = useLines()
  const theirs = otherVersion(describing.error)

  function describe(edition: number) {
    const { keeperId, id } = unit
    const { households = null, residents = null, place = null } = measures
    describing.mutate({ keeperId, id, edition, households, residents, place })
  }

  if (theirs) {
    return (
      <TwoVersions
        lines={lines(measures, measured(theirs))}
        busy={describing.isPending}
        onMine={() => describe(theirs.edition)}
        onTheirs={() => {
          setMeasures(measured(theirs))
          describing.reset()
          onClose()
        }}
      />
    )
  }
  return (
    <Form
      says={units.acts.describe.happens}
      act={pieces.save}
      busy={describing.isPending}
      error={describing.error}
      onCancel={onClose}
      onSubmit={() => describe(unit.edition)}
    >
      <HowMany measures={measures} errors={wrongIn(describing.error)} onChange={setMeasures} />
    </Form>
  )
}

function measured({
  households,
  residents,
  place,
}: Pick<Unit, 'households' | 'residents' | 'place'>): Measures {
  return {
    households: households ?? undefined,
    residents: residents ?? undefined,
    place: place ?? undefined,
  }
}

function useLines() {
  const units = useUnitWords()
  const numbers = useNumbers()
  const said = (count: number | undefined) => (count === undefined ? '' : numbers.number(count))
  const where = ({ place }: Measures) => (place ? `${place.lat}, ${place.lon}` : '')
  return (mine: Measures, theirs: Measures) => [
    { label: units.households, mine: said(mine.households), theirs: said(theirs.households) },
    { label: units.residents, mine: said(mine.residents), theirs: said(theirs.residents) },
    { label: units.placeField, mine: where(mine), theirs: where(theirs) },
  ]
}
