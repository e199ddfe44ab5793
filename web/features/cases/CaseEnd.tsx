import { useLanguage } from '../../lib/language.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useCaseWords } from './case-words.ts'
import type { Case } from './use-case-act.ts'

/** How a case ended, and the words that its senders read. */
export function CaseEnd({ of }: { of: Case }) {
  const words = useCaseWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const outcome = of.outcome === null ? undefined : kinds?.outcome(of.outcome)
  return (
    <section className="card stack tight">
      <h2>{words.outcome}</h2>
      <p>
        <strong>{outcome ? say(outcome.name) : of.outcome}</strong>
      </p>
      {of.tips > 0 && outcome && (
        <figure className="case-quote">
          <figcaption className="small soft">{words.sendersRead}</figcaption>
          <blockquote>{say(outcome.toSender)}</blockquote>
        </figure>
      )}
      {of.tips > 0 && <p>{of.valuable ? words.wasValuable : words.notValuable}</p>}
    </section>
  )
}
