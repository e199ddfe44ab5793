import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { z } from 'zod'
import { whereNext } from '../../../contract/where-next.ts'
import '../../lib/life-errors.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useFitWords } from '../../lib/fit-words.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { FitBar, FitReasons } from '../../ui/FitReasons.tsx'
import { Answer } from '../../ui/Status.tsx'
import '../../ui/unfold.css'
import { useUnitWords } from './unit-words.ts'

type Suggested = z.output<typeof whereNext.mayTry.reply>[number]

/** Which models a village may try, and from whom it could learn each. */
export function MayTry({ unitId, registerAt }: { unitId: string; registerAt: string | undefined }) {
  const said = useFitWords()
  const types = useQuery(asking(whereNext.mayTry, { id: unitId }))
  return (
    <section className="stack tight">
      <h2>{said.mayTry}</h2>
      <p className="soft small">{said.mayTrySays}</p>
      <Answer to={types}>
        {(all) =>
          all.length === 0 ? (
            <p>{said.mayTryNone}</p>
          ) : (
            <ul className="plain grid">
              {all.map((each) => (
                <li key={each.type}>
                  <OneToTry suggested={each} registerAt={registerAt} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

type OneToTryProps = {
  suggested: Suggested
  /** Where it is registered, for those who may. */
  registerAt: string | undefined
}

function OneToTry({ suggested, registerAt }: OneToTryProps) {
  const { type, original, unit, commune, near, judged, points, reasons } = suggested
  const said = useFitWords()
  const units = useUnitWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const entry = useCatalog()?.modelType(type)
  return (
    <article className="card stack tight">
      <h3>
        <Link href={`/mo-hinh/${type}`}>{entry ? say(entry.name) : type}</Link>
      </h3>
      <FitBar points={points} reasons={reasons} />
      <p>
        <Link href={`/xa/${original.keeperId}/mo-hinh/${original.id}`}>
          {fill(said.mayTryFrom, {
            model: original.name,
            unit: unitName(unit),
            commune: unitName(commune),
          })}
        </Link>{' '}
        <span className="small soft">
          {said.near[near]};{' '}
          {fill(said.judged, {
            points: numbers.number(judged.points),
            day: numbers.day(judged.on),
          })}
        </span>
      </p>
      <details className="unfold">
        <summary>{said.why}</summary>
        <FitReasons reasons={reasons} />
      </details>
      {registerAt && (
        <div className="no-print">
          <LinkButton href={`${registerAt}&loai=${type}`} icon="plus">
            {units.register}
          </LinkButton>
        </div>
      )}
    </article>
  )
}
