import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { tips as endpoints } from '../../../contract/tips.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { tipAt } from './addresses.ts'
import { useCategoryName } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

// Whoever may see the figures and not the desk is refused these two: for them they are not there.

/** The register of this year: what came by telephone, visit and post, and nothing said in it. */
export function Register({ keeperId }: { keeperId: string }) {
  const words = useTipWords()
  const numbers = useNumbers()
  const nameOf = useCategoryName()
  const year = Number(today().slice(0, 4))
  const rows = useQuery(asking(endpoints.register, { keeperId, year })).data ?? []
  if (rows.length === 0) return null
  return (
    <details className="card tip-register">
      <summary>
        <h2>{fill(words.register, { year })}</h2>
      </summary>
      <ul className="plain lines">
        {rows.map(({ tipId, channel, category, receivedAt, state }) => (
          <li key={tipId}>
            <Link href={tipAt({ keeperId, id: tipId })}>{nameOf(category)}</Link>
            <span className="small soft number">
              {numbers.moment(receivedAt)} · {words.channels[channel as Tip['channel']]} ·{' '}
              {words.states[state as Tip['state']]}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What was destroyed, when and why. */
export function Certificates({ keeperId }: { keeperId: string }) {
  const words = useTipWords()
  const numbers = useNumbers()
  const nameOf = useCategoryName()
  const rows = useQuery(asking(endpoints.certificates, { keeperId })).data ?? []
  if (rows.length === 0) return null
  return (
    <details className="card tip-register">
      <summary>
        <h2>{words.certificates}</h2>
      </summary>
      <ul className="plain lines">
        {rows.map(({ id, category, reason, pieces, hash, at }) => (
          <li key={id}>
            <span>
              <strong>{nameOf(category)}</strong>{' '}
              {words.destroyWhys[reason as keyof typeof words.destroyWhys]}
              <span className="small soft number">
                {' '}
                {numbers.moment(at)} · {fill(words.piecesCount, { count: pieces })}
              </span>
            </span>
            <code className="small tip-hash">{hash}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
