import type { Me, Post } from '../../../contract/accounts.ts'
import { useWords } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'

type DeskLinksProps = { me: Me; post: Post }

/** The ways to what was told and handed in at one's post, for those who may go them. */
export function DeskLinks({ me, post: { keeperId } }: DeskLinksProps) {
  const { home } = useWords()
  const at = `/xa/${keeperId}`
  const reads = me.may.includes('tip.read')
  const boxes = me.may.includes('tip.box')
  const receives = me.may.includes('weapon.receive')
  if (!reads && !boxes && !receives) return null
  return (
    <section className="card stack tight">
      <h2>{home.desk}</h2>
      <div className="row">
        {reads && (
          <>
            <LinkButton href={`${at}/ban-tin-kin`} icon="key">
              {home.deskTips}
            </LinkButton>
            <LinkButton href={`${at}/vu-viec`} icon="diary">
              {home.deskCases}
            </LinkButton>
          </>
        )}
        {boxes && (
          <LinkButton href={`${at}/hom-thu`} icon="door">
            {home.deskBoxes}
          </LinkButton>
        )}
        {receives && (
          <LinkButton href={`${at}/giao-nop`} icon="hand">
            {home.deskSurrenders}
          </LinkButton>
        )}
      </div>
    </section>
  )
}
