import { type ReactNode, Suspense } from 'react'
import type { Me } from '../../../contract/accounts.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { unitName } from '../../lib/unit-name.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Loading } from '../../ui/Status.tsx'
import { AboveHome } from './AboveHome.tsx'
import { CommuneHome } from './CommuneHome.tsx'
import './home.css'
import { KeeperHome } from './KeeperHome.tsx'
import { NationHome } from './NationHome.tsx'
import { ResidentHome } from './ResidentHome.tsx'
import { Unsent } from './Unsent.tsx'

type HomePageProps = { alarm: ReactNode; desk: ReactNode; life: ReactNode; tell: ReactNode }

/** Coming home: what each person comes to the house for, first; before all, the alarm. */
export function HomePage({ alarm, desk, life, tell }: HomePageProps) {
  const { home } = useWords()
  const me = useMe()
  if (!me) return <Loading lines={6} />
  return (
    <div className="stack home">
      <PageHeader
        title={fill(home.greeting, { name: me.name })}
        kind={greetingNow(home.greetings)}
        lead={<Posts me={me} />}
      />
      <Suspense fallback={null}>{alarm}</Suspense>
      <Suspense fallback={null}>{desk}</Suspense>
      <Unsent />
      <ForRole me={me} />
      {me.may.includes('model.change') && <Suspense fallback={null}>{life}</Suspense>}
      <Suspense fallback={null}>{tell}</Suspense>
    </div>
  )
}

function greetingNow({ morning, afternoon, evening }: Record<string, string>) {
  const hour = new Date().getHours()
  return hour < 11 ? morning : hour < 18 ? afternoon : evening
}

function Posts({ me }: { me: Me }) {
  const { words, say } = useLanguage()
  const catalog = useCatalog()
  return (
    <ul className="plain">
      {postsNow(me).map(({ id, role, unit }) => {
        const entry = catalog?.role(role)
        return (
          <li key={id}>
            {fill(words.home.at, { role: entry ? say(entry.name) : '', unit: unitName(unit) })}
          </li>
        )
      })}
    </ul>
  )
}

const homes = {
  resident: ResidentHome,
  household_head: ResidentHome,
  team_head: KeeperHome,
  village_head: KeeperHome,
  security_team: KeeperHome,
  mediator: KeeperHome,
  mentor: KeeperHome,
  body_head: KeeperHome,
  commune_front: CommuneHome,
  commune_police: CommuneHome,
  commune_committee: CommuneHome,
  province_front: AboveHome,
  province_police: AboveHome,
  province_committee: AboveHome,
  auditor: NationHome,
  administrator: NationHome,
} as const

/** Of several posts the widest decides; the rest are reached from it. */
function ForRole({ me }: { me: Me }) {
  const { home } = useWords()
  const order = Object.keys(homes)
  const [post] = [...postsNow(me)].sort((a, b) => order.indexOf(b.role) - order.indexOf(a.role))
  if (!post) return <Empty title={home.noPost} />
  const Home = homes[post.role]
  return <Home me={me} post={post} />
}
