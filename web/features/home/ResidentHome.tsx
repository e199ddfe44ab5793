import type { Post } from '../../../contract/accounts.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmergencyNumbers } from '../../ui/EmergencyNumbers.tsx'
import { Lately } from './Lately.tsx'
import { PlaceModels } from './PlaceModels.tsx'

/** A resident's home: whom to call, what the village does, what happened lately. */
export function ResidentHome({ post }: { post: Post }) {
  const { home } = useWords()
  const { unit } = post
  return (
    <>
      <section className="stack tight">
        <h2>{home.emergency}</h2>
        <EmergencyNumbers />
      </section>
      <PlaceModels title={fill(home.myPlaceModels, { unit: unitName(unit) })} unit={unit} />
      <Lately unit={unit} />
      <div className="row">
        <LinkButton href={`/don-vi/${unit.id}`} icon="place">
          {fill(home.placePage, { unit: unitName(unit) })}
        </LinkButton>
        <LinkButton href={`/so-lieu/${unit.id}`} icon="figures">
          {fill(home.placeFigures, { unit: unitName(unit) })}
        </LinkButton>
      </div>
    </>
  )
}
