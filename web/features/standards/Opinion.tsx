import { useQuery } from '@tanstack/react-query'
import { standards } from '../../../contract/standards.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Answer, Refusal } from '../../ui/Status.tsx'
import { useStandardWords } from './standards-words.ts'
import { type At, useStandardAct } from './use-standard-act.ts'

/** What residents think of a model, and the five words with which one of them says it. */
export function Opinion({ at }: { at: At }) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const found = useQuery(asking(standards.opinion, at))
  const giving = useStandardAct(standards.giveOpinion)
  const named = (half: string) => {
    const [year = '', which] = half.split('-')
    return fill(words.half[which === '1' ? 1 : 2], { year })
  }
  return (
    <section className="stack tight">
      <h2>{words.opinion}</h2>
      <Answer to={found} lines={2}>
        {({ known, fewest, mayGive, mine }) => (
          <>
            <p>
              {known
                ? fill(words.known, {
                    mean: numbers.number(known.mean),
                    count: numbers.number(known.count),
                    half: named(known.half),
                  })
                : fill(words.unknown, { fewest })}
            </p>
            {mayGive && (
              <>
                <div className="opinions no-print" role="group" aria-label={words.opinion}>
                  {words.opinions.map((opinion, before) => (
                    <button
                      key={opinion}
                      type="button"
                      className="opinion"
                      aria-pressed={mine === before + 1}
                      disabled={giving.isPending}
                      onClick={() => giving.mutate({ ...at, answer: before + 1 })}
                    >
                      {opinion}
                    </button>
                  ))}
                </div>
                {mine !== null && (
                  <p role="status">
                    {fill(words.mine, { opinion: words.opinions[mine - 1] ?? '' })}
                  </p>
                )}
                <Refusal error={giving.error} />
                <p className="small soft">{words.opinionSays}</p>
              </>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}
