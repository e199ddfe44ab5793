import { useQuery } from '@tanstack/react-query'
import { campaigns } from '../../../contract/plans.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { usePlanWords } from './plan-words.ts'

/** At home, for those who keep or judge models: the ways to reviews, scores, campaigns and offers. */
export function LifeHere() {
  const { here } = usePlanWords()
  const numbers = useNumbers()
  const me = useMe()
  const offers = useQuery(asking(campaigns.mine, {}))
  const settles = me?.may.includes('model.settle')
  const post = me && postsNow(me).find(({ unit }) => unit.kind === 'commune')
  const waiting = offers.data?.length ?? 0
  const links = [
    ...(waiting > 0
      ? [
          {
            href: '/nhan-rong/loi-moi',
            icon: 'hand' as const,
            name: fill(here.offers, { count: numbers.number(waiting) }),
          },
        ]
      : []),
    ...(settles && post
      ? [
          {
            href: `/xa/${post.keeperId}/giao-ban`,
            icon: 'people' as const,
            name: here.reviews,
          },
          {
            href: `/xa/${post.keeperId}/giao-ban/lien-ket`,
            icon: 'map' as const,
            name: here.pacts,
          },
        ]
      : []),
    { href: '/nhan-rong/cham-diem', icon: 'figures' as const, name: here.scores },
    { href: '/nhan-rong', icon: 'models' as const, name: here.campaigns },
    { href: '/nhan-rong/thong-bao', icon: 'send' as const, name: here.notices },
    { href: '/nhan-rong/dang-theo-doi', icon: 'heart' as const, name: here.following },
    { href: '/nhan-rong/tac-dung', icon: 'check' as const, name: here.effect },
  ]

  return (
    <section className="card stack tight">
      <h2>{here.title}</h2>
      <div className="row">
        {links.map(({ href, icon, name }) => (
          <LinkButton key={href} href={href} icon={icon}>
            {name}
          </LinkButton>
        ))}
      </div>
    </section>
  )
}
