import { useQuery } from '@tanstack/react-query'
import { figures } from '../../../contract/figures.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Count } from '../../ui/Figure.tsx'
import { Answer } from '../../ui/Status.tsx'

/** The few figures a place is asked about, counted from its diary over twelve months. */
export function KeyFigures({ unit }: { unit: UnitBrief }) {
  const { words, say } = useLanguage()
  const { home } = words
  const catalog = useCatalog()
  const board = useQuery(asking(figures.dashboard, { unitId: unit.id }))
  useLive(unit.id, [[figures.dashboard.path]])
  const first = (catalog?.indicators ?? [])
    .filter(({ key }) => key !== undefined)
    .sort((a, b) => (a.key ?? 0) - (b.key ?? 0))

  return (
    <section className="card stack">
      <h2>{home.keyFigures}</h2>
      <Answer to={board} lines={3}>
        {({ totals }) => (
          <div className="key-figures">
            {first.flatMap((indicator) => {
              const total = totals.find((each) => each.indicator === indicator.id)
              if (!total || (total.amount === null && !total.suppressed)) return []
              return (
                <Count
                  key={indicator.id}
                  amount={total.amount}
                  unit={say(indicator.unit)}
                  label={say(indicator.name)}
                />
              )
            })}
          </div>
        )}
      </Answer>
      <div>
        <LinkButton href={`/so-lieu/${unit.id}`} icon="figures">
          {home.allFigures}
        </LinkButton>
      </div>
    </section>
  )
}
