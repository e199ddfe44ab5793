import { useQuery } from '@tanstack/react-query'
import type { Me } from '../../../contract/accounts.ts'
import { tips as endpoints } from '../../../contract/tips.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsThatMay } from '../../lib/my-posts.ts'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { keysAt, queueAt } from './addresses.ts'
import './tips-here.css'
import { useHereWords } from './here-words.ts'

/** The way to tell something, on everybody's home page. */
export function TellHere() {
  const words = useHereWords()
  return (
    <section className="card tips-here">
      <div>
        <h2>{words.tell}</h2>
        <p className="soft">{words.tellSays}</p>
      </div>
      <LinkButton href="/bao-tin" icon="pen">
        {words.tellGo}
      </LinkButton>
    </section>
  )
}

/** What waits at an officer's own desk, or the way to a custodian's keys, on their home page. */
export function DeskHere() {
  const me = useMe()
  const concerned = me?.may.includes('tip.read') || me?.may.includes('tip.guard')
  return me && concerned ? <Desks me={me} /> : null
}

function Desks({ me }: { me: Me }) {
  const catalog = useCatalog()
  if (!catalog) return null
  const desks = postsThatMay(me, catalog.roles, 'tip.read')
  const guarded = postsThatMay(me, catalog.roles, 'tip.guard')
  return (
    <>
      {desks.map(({ id, keeperId, unit }) => (
        <Desk key={id} keeperId={keeperId} name={unitName(unit)} />
      ))}
      {guarded.map(({ id, keeperId, unit }) => (
        <Guarded key={id} keeperId={keeperId} name={unitName(unit)} />
      ))}
    </>
  )
}

/** A custodian is asked seldom: for a lost passphrase, or to open a name together. */
function Guarded({ keeperId, name }: { keeperId: string; name: string }) {
  const words = useHereWords()
  return (
    <section className="card tips-here">
      <div>
        <h2>{fill(words.guardOf, { unit: name })}</h2>
        <p className="soft">{words.guardSays}</p>
      </div>
      <LinkButton href={keysAt(keeperId)} icon="key">
        {words.toKeys}
      </LinkButton>
    </section>
  )
}

/** What waits at one desk: numbers alone, for they need no key. */
function Desk({ keeperId, name }: { keeperId: string; name: string }) {
  const words = useHereWords()
  const numbers = useNumbers()
  const { data } = useQuery(asking(endpoints.queue, { keeperId, show: 'pressing' }))
  const { unseen, breached, open } = data?.counts ?? {}
  return (
    <section className="card tips-here">
      <div>
        <h2>{fill(words.deskOf, { unit: name })}</h2>
        {data && (
          <p className="row">
            <span className={unseen ? 'tips-here-presses' : 'soft'}>
              {fill(words.countUnseen, { count: numbers.number(unseen ?? 0) })}
            </span>
            <span className={breached ? 'tips-here-presses' : 'soft'}>
              {fill(words.countBreached, { count: numbers.number(breached ?? 0) })}
            </span>
            <span className="soft">
              {fill(words.countOpen, { count: numbers.number(open ?? 0) })}
            </span>
          </p>
        )}
      </div>
      <LinkButton href={queueAt(keeperId)} look={unseen || breached ? 'main' : 'quiet'} icon="key">
        {words.toQueue}
      </LinkButton>
    </section>
  )
}
