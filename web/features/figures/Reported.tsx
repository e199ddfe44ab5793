import { useQuery } from '@tanstack/react-query'
import { figures as endpoints, type ReportedFigure } from '../../../contract/figures.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Figure } from '../../ui/Figure.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { grouped } from './groups.ts'
import type { Map } from './view.ts'

/** More than fit on a page or two are folded after the first groups. */
const many = 20

/** What documents reported of a place: beside the counts, never mixed into them. */
export function Reported({ unitId, map }: { unitId: string; map: Map }) {
  const { figures } = useWords()
  const reported = useQuery(asking(endpoints.reported, { unitId, map }))

  return (
    <section className="stack reported" aria-labelledby="reported">
      <div>
        <h2 id="reported">{figures.reported}</h2>
        <p className="soft">{figures.reportedSays}</p>
      </div>
      <Answer to={reported} lines={6}>
        {(held) =>
          held.length > 0 ? (
            <Groups held={held} unitId={unitId} />
          ) : (
            <Empty title={figures.noneReported} />
          )
        }
      </Answer>
    </section>
  )
}

function Groups({ held, unitId }: { held: ReportedFigure[]; unitId: string }) {
  const { figures } = useWords()
  const catalog = useCatalog()
  const unfolded = held.length > many ? 2 : Infinity
  const sources = [...new Map(held.map(({ source }) => [source.id, source])).values()]
  const noteOf = (figure: ReportedFigure) =>
    sources.findIndex(({ id }) => id === figure.source.id) + 1

  return (
    <>
      {grouped(held, ({ indicator }) => catalog?.indicator(indicator)?.group ?? 'model').map(
        ([group, those], at) => (
          <details key={group} className="card figure-group" open={at < unfolded}>
            <summary>
              <h3>{figures.groups[group]}</h3>
              <span className="soft small">{fill(figures.count, { count: those.length })}</span>
            </summary>
            <ul className="plain grid">
              {those.map((figure) => (
                <li key={`${figure.id} ${figure.ref ?? figure.subject}`}>
                  <One figure={figure} unitId={unitId} note={noteOf(figure)} />
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
      <Sources sources={sources} />
    </>
  )
}

type OneProps = { figure: ReportedFigure; unitId: string; note: number }

function One({ figure, unitId, note }: OneProps) {
  const { figures } = useWords()
  const { say } = useLanguage()
  const type = useCatalog()?.modelType(figure.modelType ?? '')
  const elsewhere = figure.unit.id !== unitId
  return (
    <div className="reported-one">
      <p className="small soft">
        {[elsewhere && unitHeading(figure.unit), type && say(type.name)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Figure figure={figure} />
      {figure.derived ? (
        <p className="small derived">{figures.derived}</p>
      ) : (
        <sup className="only-print">{fill(figures.footnote, { number: note })}</sup>
      )}
    </div>
  )
}

/** On paper nothing can be opened: the sources stand below as numbered notes. */
function Sources({ sources }: { sources: ReportedFigure['source'][] }) {
  const { figures } = useWords()
  const numbers = useNumbers()
  return (
    <div className="only-print">
      <h3>{figures.sources}</h3>
      <ol>
        {sources.map(({ id, title, publisher, publishedOn }) => (
          <li key={id}>
            {[title, publisher, publishedOn && numbers.day(publishedOn)].filter(Boolean).join(', ')}
          </li>
        ))}
      </ol>
    </div>
  )
}
