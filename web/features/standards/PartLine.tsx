import { Link } from 'wouter'
import type { RubricPart } from '../../../contract/rubric.ts'
import type { Missing, ScorePart } from '../../../contract/standards.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { useStandardWords } from './standards-words.ts'
import type { At } from './use-standard-act.ts'

type PartLineProps = {
  part: ScorePart
  by: RubricPart | undefined
  at: At
  under: string
  window: { from: string; to: string }
}

/** One part of a score: its points as a bar, what there was of what there should be, and what is missing. */
export function PartLine({ part, by, at, under, window }: PartLineProps) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const { say } = useLanguage()
  const { points, of, left, missing, kinds } = part
  const saidOf = useSaid()
  const diary = (filter: Record<string, string>) =>
    `/nhat-ky?${new URLSearchParams({ under, modelId: at.modelId, ...filter }).toString()}`
  const [only] = kinds.length === 1 ? kinds : []
  return (
    <li className="score-part">
      <h3>{by && say(by.name)}</h3>
      <p className="score-part-points">
        {left
          ? '–'
          : fill(words.partOf, { points: numbers.number(points), of: numbers.number(of) })}
      </p>
      <div className="score-bar" aria-hidden="true">
        <span style={{ inlineSize: `${of === 0 ? 0 : (points / of) * 100}%` }} />
      </div>
      <div className="score-part-says small">
        {left ? (
          <p>
            {words.left[left]} {words.carried}
          </p>
        ) : (
          <p>
            {saidOf(part)}
            {kinds.length > 0 && (
              <>
                {' · '}
                <Link href={diary({ ...daysOf(window), ...(only ? { kind: only } : {}) })}>
                  {words.records}
                </Link>
              </>
            )}
          </p>
        )}
        {missing.length > 0 && (
          <details>
            <summary>{fill(words.missing, { count: missing.length })}</summary>
            <ul>
              {missing.map((gap) => (
                <li key={`${gap.kind} ${gap.from}`}>
                  <Link href={diary({ ...daysOf(gap), ...(gap.kind ? { kind: gap.kind } : {}) })}>
                    <Gap gap={gap} />
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )}
        {by && (
          <details>
            <summary>{words.how}</summary>
            <p>{say(by.says)}</p>
          </details>
        )}
      </div>
    </li>
  )
}

/** What there was of what there should be, in the words of each measure. */
function useSaid() {
  const words = useStandardWords()
  const { number } = useNumbers()
  return ({ measure, have, need }: ScorePart) => {
    if (measure === 'complaints' && have === need) return words.noneRight
    if (measure === 'covenant' && have === 0 && need === 1) return words.noCovenant
    return fill(words.have[measure], {
      have: number(have),
      need: number(need),
      // An opinion of one is nought of four.
      mean: number(Math.round((have + 1) * 10) / 10),
      right: need - have,
    })
  }
}

function Gap({ gap }: { gap: Missing }) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const { say } = useLanguage()
  const kind = useCatalog()?.activity(gap.kind ?? '')
  return fill(words.missingOne, {
    kind: kind ? say(kind.name) : words.anyOutcome,
    have: numbers.number(gap.have),
    need: numbers.number(gap.need),
    from: numbers.day(gap.from),
    to: numbers.day(gap.to),
  })
}

function daysOf({ from, to }: { from: string; to: string }) {
  return { from, to }
}
