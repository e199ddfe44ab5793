import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import type { z } from 'zod'
import { figures } from '../../../contract/figures.ts'
import { asking } from '../../lib/call.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { useSeen } from '../../lib/seen.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Figure, FigureSource } from '../../ui/Figure.tsx'
import { Answer, Empty, Loading } from '../../ui/Status.tsx'

type Province = z.output<typeof figures.published.reply>[number]

const CountryMap = lazy(() =>
  import('../../ui/CountryMap.tsx').then((file) => ({ default: file.CountryMap })),
)

/** The figures of the provinces as their sources give them, on the map and in large numerals. */
export function PublishedFigures() {
  const { publicly } = useWords()
  const published = useQuery(asking(figures.published, {}))

  return (
    <section className="stack">
      <h2>{publicly.published}</h2>
      <p className="soft">{publicly.publishedSays}</p>
      <Answer to={published} lines={12}>
        {(provinces) =>
          provinces.length === 0 ? (
            <Empty title={publicly.publishedNone} />
          ) : (
            <div className="published">
              <ProvinceMap provinces={provinces} />
              <div className="stack">
                {provinces.map((each) => (
                  <ProvinceFigures key={each.province.id} {...each} />
                ))}
              </div>
            </div>
          )
        }
      </Answer>
    </section>
  )
}

function ProvinceMap({ provinces }: { provinces: Province[] }) {
  const { publicly } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const seen = useSeen(place)
  return (
    <div className="published-map scripted" ref={place}>
      <Suspense fallback={<Loading lines={14} />}>
        {seen && (
          <CountryMap
            label={publicly.mapLabel}
            legend={publicly.mapLegend}
            units={provinces.map(({ province, mapIds, figures: given }) => ({
              id: province.id,
              name: province.name,
              mapIds,
              value: numbered(given).length || null,
              said: fill(publicly.figuresOf, { count: numbered(given).length }),
            }))}
            onOpen={({ id }) => document.getElementById(`province-${id}`)?.focus()}
          />
        )}
      </Suspense>
    </div>
  )
}

const numbered = (given: Province['figures']) =>
  given.filter(({ qualifier }) => qualifier !== 'no_figure')

/** The first numbers stand in the open; dates and the rest unfold. */
const first = 4

/** The province's own models come before what its villages did. */
function weight({ indicator, unit, qualifier }: Province['figures'][number]) {
  if (qualifier === 'date') return 3
  return (indicator.startsWith('model.') ? 0 : 1) + (unit.kind === 'province' ? 0 : 1)
}

function ProvinceFigures({ province, figures: given }: Province) {
  const { publicly } = useWords()
  const shown = numbered(given).sort((a, b) => weight(a) - weight(b))
  const open = shown.slice(0, first)
  const rest = shown.slice(first)

  return (
    <article className="card stack" id={`province-${province.id}`} tabIndex={-1}>
      <div className="row apart">
        <h3>{unitHeading(province)}</h3>
        <LinkButton look="plain" href={`/so-lieu/${province.id}`} icon="next">
          {publicly.openProvince}
        </LinkButton>
      </div>
      {open.length === 0 ? (
        <NoFigure figure={given[0]} />
      ) : (
        <div className="figures-grid">
          {open.map((figure) => (
            <Figure key={figure.id} figure={figure} />
          ))}
        </div>
      )}
      {rest.length > 0 && (
        <details>
          <summary>{fill(publicly.allFigures, { count: shown.length })}</summary>
          <div className="figures-grid">
            {rest.map((figure) => (
              <Figure key={figure.id} figure={figure} />
            ))}
          </div>
        </details>
      )}
    </article>
  )
}

/** An article without a number still has its place, and can be opened. */
function NoFigure({ figure }: { figure: Province['figures'][number] | undefined }) {
  const { publicly, pieces } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className="soft">{publicly.noFigure}</p>
      {figure && (
        <div>
          <Button onClick={() => setOpen(true)}>{pieces.source}</Button>
        </div>
      )}
      {figure && open && <FigureSource figure={figure} onClose={() => setOpen(false)} />}
    </>
  )
}
