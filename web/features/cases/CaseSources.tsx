import { Link } from 'wouter'
import { Tag } from '../../ui/Status.tsx'
import { alarmAt, tipAt } from './addresses.ts'
import { useCaseWords } from './case-words.ts'
import type { Case } from './use-case-act.ts'

/** What a case came from; where a sender says the outcome is wrong, that is marked. */
export function CaseSources({ of }: { of: Case }) {
  const words = useCaseWords()
  const { keeperId } = of
  const tips = of.sources.filter(({ kind }) => kind === 'tip')
  return (
    <section className="card stack tight">
      <h2>{words.sources}</h2>
      <ul className="plain lines">
        {of.sources.map(({ kind, id, disputed }) => (
          <li key={id}>
            {kind === 'tip' && (
              <Link className="row-link" href={tipAt({ keeperId, id })}>
                {words.sourceTip} {tips.length > 1 && tips.findIndex((tip) => tip.id === id) + 1}
              </Link>
            )}
            {kind === 'alarm' && (
              <Link className="row-link" href={alarmAt({ keeperId, id })}>
                {words.sourceAlarm}
              </Link>
            )}
            {kind === 'direct' && <span>{words.sourceDirect}</span>}
            {disputed && <Tag tone="wait">{words.disputedTag}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  )
}
