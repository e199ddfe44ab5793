import type { Me, Post } from '../../../contract/accounts.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { KeyFigures } from './KeyFigures.tsx'

/** The home of those who check or administer the house. */
export function NationHome({ me, post }: { me: Me; post: Post }) {
  const { home } = useWords()
  const { unit, keeperId } = post
  return (
    <>
      <KeyFigures unit={unit} />
      <p>{home.nationSays}</p>
      <div className="row">
        <LinkButton href={`/don-vi/${unit.id}`} icon="map">
          {fill(home.placePage, { unit: unitName(unit) })}
        </LinkButton>
        {me.may.includes('post.grant') && (
          <LinkButton href={`/xa/${keeperId}/nguoi`} icon="people">
            {home.people}
          </LinkButton>
        )}
        <LinkButton href="/mo-hinh" icon="models">
          {home.seeLibrary}
        </LinkButton>
      </div>
    </>
  )
}
