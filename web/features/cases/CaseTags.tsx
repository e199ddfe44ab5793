import type { z } from 'zod'
import type { CaseBrief as BriefShape } from '../../../contract/cases.ts'
import { daysSince } from '../../lib/days-since.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { Tag } from '../../ui/Status.tsx'
import { useCaseWords } from './case-words.ts'

export type CaseBrief = z.output<typeof BriefShape>

/** How a case stands: when it is due and how near that is, or how it ended. */
export function CaseTags({ of }: { of: CaseBrief }) {
  const words = useCaseWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kinds = useTipKinds()
  if (of.state === 'closed') {
    const outcome = of.outcome === null ? undefined : kinds?.outcome(of.outcome)
    return (
      <>
        <Tag tone="good">{outcome ? say(outcome.name) : (of.outcome ?? '')}</Tag>
        {of.closedAt && (
          <span className="number">{fill(words.closedOn, { day: numbers.day(of.closedAt) })}</span>
        )}
      </>
    )
  }
  const left = -daysSince(of.dueOn)
  return (
    <>
      <span className="number">{fill(words.due, { day: numbers.day(of.dueOn) })}</span>
      {left < 0 && <Tag tone="wait">{fill(words.late, { count: numbers.number(-left) })}</Tag>}
      {left === 0 && <Tag tone="wait">{words.dueToday}</Tag>}
      {left > 0 && (
        <Tag tone={left <= 5 ? 'wait' : 'plain'}>
          {fill(words.daysLeft, { count: numbers.number(left) })}
        </Tag>
      )}
      {of.extended && <Tag>{words.extendedTag}</Tag>}
    </>
  )
}
