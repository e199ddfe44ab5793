import type { z } from 'zod'
import { standards } from '../../../contract/standards.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { PartLine } from './PartLine.tsx'
import { RatingTag } from './RatingTag.tsx'
import { useStandardWords } from './standards-words.ts'
import type { At } from './use-standard-act.ts'

export type Score = z.output<typeof standards.score.reply>

/** The points, the word they suggest, and every part they come from. */
export function ScoreSheet({ score, at }: { score: Score; at: At }) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const { say } = useLanguage()
  const { by, parts, paused } = score
  return (
    <>
      <section className="card score-total">
        <p className="score-points">
          <strong>{numbers.number(score.points)}</strong>
          <span>/ 100</span>
        </p>
        <div>
          <p>
            {words.suggests} <RatingTag rating={score.suggested} />
          </p>
          <p className="small soft">
            {fill(words.window, { from: numbers.day(score.from), to: numbers.day(score.to) })}{' '}
            {fill(words.lines, { effective: by.effectiveFrom, average: by.averageFrom })}
          </p>
          {paused.length > 0 && (
            <p className="small soft">
              {fill(words.paused, {
                months: paused.map((month) => numbers.month(`${month}-01`)).join(', '),
              })}
            </p>
          )}
        </div>
      </section>
      <section className="stack tight">
        <h2>{words.parts}</h2>
        <p className="small soft">{say(by.says)}</p>
        <ol className="plain score-parts">
          {parts.map((part) => (
            <PartLine
              key={part.id}
              part={part}
              by={by.parts.find(({ id }) => id === part.id)}
              at={at}
              under={score.model.unit.id}
              window={score}
            />
          ))}
        </ol>
        {by.unverified.map((each) => (
          <p key={each.vi} className="small soft">
            {say(each)}
          </p>
        ))}
      </section>
    </>
  )
}
