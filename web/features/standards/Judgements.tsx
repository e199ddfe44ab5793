import { useQuery } from '@tanstack/react-query'
import { catalog } from '../../../contract/catalog.ts'
import { type Judgement, standards } from '../../../contract/standards.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import { RatingTag } from './RatingTag.tsx'
import { useStandardWords } from './standards-words.ts'
import type { At } from './use-standard-act.ts'

/** Every decision so far: what was decided and why, beside what the evidence suggested then. */
export function Judgements({ at, type }: { at: At; type: string }) {
  const words = useStandardWords()
  const found = useQuery(asking(standards.judgements, at))
  return (
    <section className="stack tight">
      <h2>{words.judgements}</h2>
      <Answer to={found} lines={2}>
        {({ judgements }) =>
          judgements.length === 0 ? (
            <p className="soft">{words.notJudged}</p>
          ) : (
            <ol className="plain stack tight">
              {judgements.map((each) => (
                <Line key={each.id} judgement={each} type={type} />
              ))}
            </ol>
          )
        }
      </Answer>
    </section>
  )
}

function Line({ judgement, type }: { judgement: Judgement; type: string }) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const { say } = useLanguage()
  const { rating, suggested, points, reason, by, at, criteria } = judgement
  const known = useQuery(asking(catalog.modelType, { id: type })).data?.criteria ?? []
  const met = known.filter(({ id }) => criteria[id]).map(({ name }) => say(name))
  const when = numbers.moment(at)
  return (
    <li className="card stack tight">
      <p className="row">
        <RatingTag rating={rating} />
        {rating !== suggested && <Tag tone="wait">{words.differs}</Tag>}
        <span className="small soft">{by ? fill(words.by, { name: by, at: when }) : when}</span>
      </p>
      <p>{reason}</p>
      {met.length > 0 && <p className="small">{fill(words.met, { criteria: met.join(', ') })}</p>}
      <p className="small soft">
        {fill(words.suggestedThen, {
          rating: words.rating[suggested],
          points: numbers.number(points),
        })}
      </p>
    </li>
  )
}
