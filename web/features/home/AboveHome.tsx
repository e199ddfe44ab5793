import { useLocation } from 'wouter'
import type { Me, Post } from '../../../contract/accounts.ts'
import { useWords } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { DeskLinks } from './DeskLinks.tsx'
import { KeyFigures } from './KeyFigures.tsx'

/** A province's home: its figures, and the way down to every commune. */
export function AboveHome({ me, post }: { me: Me; post: Post }) {
  const { home } = useWords()
  const [, go] = useLocation()
  const { unit, keeperId } = post
  return (
    <>
      <DeskLinks me={me} post={post} />
      <KeyFigures unit={unit} />
      <section className="card stack tight">
        <h2>{home.communes}</h2>
        <UnitPicker
          label={home.communesFind}
          under={unit.id}
          onPick={({ id }) => go(`/don-vi/${id}`)}
        />
      </section>
      <div className="row">
        <LinkButton href={`/don-vi/${unit.id}`} icon="place">
          {home.provincePage}
        </LinkButton>
        {me.may.includes('post.grant') && (
          <LinkButton href={`/xa/${keeperId}/nguoi`} icon="people">
            {home.people}
          </LinkButton>
        )}
      </div>
    </>
  )
}
