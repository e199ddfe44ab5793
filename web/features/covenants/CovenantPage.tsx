import { useQuery } from '@tanstack/react-query'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import type { At } from './at.ts'
import { CovenantActs } from './CovenantActs.tsx'
import { useCovenantWords } from './covenant-words.ts'
import './covenants.css'
import { Due } from './Due.tsx'
import { Names } from './Names.tsx'
import { SeldomActs } from './SeldomActs.tsx'
import { StandsByIt } from './StandsByIt.tsx'
import { Versions } from './Versions.tsx'
import { VersionTag } from './VersionTag.tsx'

/** One covenant: its text, how it was voted and recognised, who stands by it, and what is to be done now. */
export function CovenantPage({ at }: { at: At }) {
  const covenant = useQuery(asking(covenants.read, at))
  useLive(at.keeperId, [[covenants.read.path], [covenants.signatures.path]])
  return (
    <Answer to={covenant} lines={8}>
      {(found) => <Whole covenant={found} />}
    </Answer>
  )
}

function Whole({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const { title, kind, modelName, unit, versions, inForceSince, endedOn, money, named } = covenant
  const place = useQuery(asking(units.read, { id: unit.id })).data
  const [last] = versions
  const shown = versions.find(({ from, state }) => from && state !== 'superseded') ?? last

  return (
    <article className="stack">
      <PageHeader
        title={title}
        kind={`${words.kinds[kind]} · ${modelName}`}
        above={[...(place?.above ?? []), unit]}
        lead={
          <div className="row">
            {shown && <VersionTag state={shown.state} />}
            <span>
              {endedOn
                ? fill(words.ended, { day: numbers.day(endedOn) })
                : inForceSince
                  ? fill(words.inForceSince, { day: numbers.day(inForceSince) })
                  : words.notInForce}
            </span>
            {last && last !== shown && (
              <>
                <span>{fill(words.version, { number: last.number })}</span>
                <VersionTag state={last.state} />
              </>
            )}
            {money && <Tag>{words.money}</Tag>}
          </div>
        }
        actions={<CovenantActs covenant={covenant} />}
      />
      {!named && <p className="notice">{words.unnamed}</p>}
      {last?.due && <Due due={last.due} />}
      <div className="halves">
        <div className="stack">
          {shown && (
            <section className="card stack tight">
              <h2>
                {fill(shown.state === 'draft' ? words.draftOf : words.textOf, {
                  number: shown.number,
                })}
              </h2>
              <p className="covenant-text">{shown.text}</p>
            </section>
          )}
        </div>
        <div className="stack">
          {inForceSince && <StandsByIt covenant={covenant} />}
          <Versions covenant={covenant} />
          {covenant.maySeeNames && inForceSince && <Names covenant={covenant} />}
        </div>
      </div>
      <SeldomActs covenant={covenant} />
    </article>
  )
}
