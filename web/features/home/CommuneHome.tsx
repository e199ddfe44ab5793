import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Me, Post } from '../../../contract/accounts.ts'
import { activities } from '../../../contract/activities.ts'
import { type ModelBrief, ModelState } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { daysSince } from '../../lib/days-since.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Answer } from '../../ui/Status.tsx'
import { DeskLinks } from './DeskLinks.tsx'
import { everyModel } from './every-model.ts'
import { KeyFigures } from './KeyFigures.tsx'
import { Lately } from './Lately.tsx'

/** An officer's home: what waits, which models live, which have gone quiet, what it all comes to. */
export function CommuneHome({ me, post }: { me: Me; post: Post }) {
  const { home } = useWords()
  const { unit, keeperId } = post
  const list = useQuery(everyModel(unit.id))
  return (
    <>
      <div className="halves">
        <Waiting unitId={unit.id} />
        <Answer to={list} lines={5}>
          {(models) => <ByState models={models} />}
        </Answer>
      </div>
      <Answer to={list} lines={3}>
        {(models) => <Silent models={models} />}
      </Answer>
      <DeskLinks me={me} post={post} />
      <KeyFigures unit={unit} />
      <div className="row">
        {me.may.includes('model.register') && (
          <LinkButton href={`/xa/${keeperId}/mo-hinh-moi`} icon="plus">
            {home.registerModel}
          </LinkButton>
        )}
        {me.may.includes('invite.make') && (
          <LinkButton href={`/xa/${keeperId}/nguoi`} icon="people">
            {home.people}
          </LinkButton>
        )}
        <LinkButton href={`/don-vi/${unit.id}`} icon="place">
          {fill(home.placePage, { unit: unitName(unit) })}
        </LinkButton>
      </div>
      <Lately unit={unit} />
    </>
  )
}

function Waiting({ unitId }: { unitId: string }) {
  const { home } = useWords()
  const numbers = useNumbers()
  const waiting = useQuery(asking(activities.waiting, {}))
  useLive(unitId, [[activities.waiting.path]])
  return (
    <section className="card stack tight">
      <Answer to={waiting} lines={2}>
        {({ total }) =>
          total === 0 ? (
            <p>{home.toVerifyNone}</p>
          ) : (
            <>
              <p>
                <span className="great number">{numbers.number(total)}</span> {home.toVerify}
              </p>
              <div>
                <LinkButton href="/duyet" look="main" icon="check">
                  {home.openQueue}
                </LinkButton>
              </div>
            </>
          )
        }
      </Answer>
    </section>
  )
}

function ByState({ models }: { models: ModelBrief[] }) {
  const { home, models: said } = useWords()
  const numbers = useNumbers()
  const count = (state: ModelState) => models.filter((model) => model.state === state).length
  return (
    <section className="card stack tight">
      <h2>{home.byState}</h2>
      <dl className="counts">
        {ModelState.options.map(
          (state) =>
            count(state) > 0 && (
              <div key={state}>
                <dt>{said.states[state]}</dt>
                <dd className="number">{numbers.number(count(state))}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

const quietAfter = 90

/** Models that should be at work and have written nothing for a season: asked about, never accused. */
function Silent({ models }: { models: ModelBrief[] }) {
  const { home } = useWords()
  const silent = models.filter(
    ({ state, lastActivityOn }) =>
      ['launched', 'active', 'needs_improvement'].includes(state) &&
      (lastActivityOn === null || daysSince(lastActivityOn) > quietAfter),
  )
  return (
    <section className="card stack tight">
      <h2>{home.silent}</h2>
      {silent.length === 0 && <p className="soft">{home.silentNone}</p>}
      <ul className="plain stack tight">
        {silent.map(({ keeperId, id, name, lastActivityOn }) => (
          <li key={id}>
            <Link className="row-link" href={`/xa/${keeperId}/mo-hinh/${id}`}>
              {lastActivityOn === null
                ? fill(home.silentNever, { name })
                : fill(home.silentAsk, { name, days: daysSince(lastActivityOn) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
