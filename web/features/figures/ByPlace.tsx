import { lazy, Suspense } from 'react'
import { useLocation } from 'wouter'
import type { Indicator } from '../../../contract/catalog.ts'
import { useLanguage, useWords } from '../../lib/language.tsx'
import { BarTrend } from '../../ui/BarTrend.tsx'
import { Loading } from '../../ui/Status.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { type Dashboard, mayCompare } from './dashboard.ts'
import { monthsBetween } from './view.ts'

const CountryMap = lazy(() =>
  import('../../ui/CountryMap.tsx').then((file) => ({ default: file.CountryMap })),
)

type ByPlaceProps = {
  dashboard: Dashboard
  indicators: Indicator[]
  chosen: Indicator
  onChoose: (indicator: string) => void
}

/** One indicator, month by month and, for the whole country, on the map. */
export function ByPlace({ dashboard, indicators, chosen, onChoose }: ByPlaceProps) {
  const { figures } = useWords()
  const { say } = useLanguage()
  const mapped = dashboard.unit.kind === 'nation'

  return (
    <section className="card stack by-place" aria-labelledby="by-place">
      <div className="by-place-head">
        <h2 id="by-place">{mapped ? figures.byMonthAndPlace : figures.byMonth}</h2>
        <div className="no-print">
          <SelectField
            label={figures.indicator}
            options={indicators.map(({ id, name }) => ({ value: id, label: say(name) }))}
            value={chosen.id}
            onChange={onChoose}
          />
        </div>
      </div>
      <div className={mapped ? 'halves' : undefined}>
        <Months dashboard={dashboard} chosen={chosen} />
        {mapped && <Places dashboard={dashboard} chosen={chosen} />}
      </div>
    </section>
  )
}

type Shown = { dashboard: Dashboard; chosen: Indicator }

function Months({ dashboard, chosen }: Shown) {
  const { figures } = useWords()
  const { say } = useLanguage()
  const trend = dashboard.trend.find(({ indicator }) => indicator === chosen.id)
  if (!trend) return <p className="soft">{figures.stockHasNoMonths}</p>
  return (
    <div className="stack tight">
      <BarTrend
        label={say(chosen.name)}
        unit={say(chosen.unit)}
        months={monthsBetween(dashboard.from, dashboard.to)}
        amounts={trend.amounts}
      />
      {trend.amounts.includes(null) && <p className="soft small">{figures.fewNotSaid}</p>}
    </div>
  )
}

function Places({ dashboard, chosen }: Shown) {
  const { figures, pieces } = useWords()
  const { say } = useLanguage()
  const [, go] = useLocation()
  if (!mayCompare(chosen)) return <p className="notice">{figures.tipsNotCompared}</p>

  return (
    <Suspense fallback={<Loading lines={8} />}>
      <CountryMap
        label={`${pieces.mapTitle}: ${say(chosen.name)}`}
        units={dashboard.below.map(({ unit, mapIds, amounts }) => {
          const amount = amounts[chosen.id]
          const drawn = { id: unit.id, name: unit.name, mapIds }
          // Too few to be said is shaded as none, and said in words.
          if (amount === null) return { ...drawn, value: null, said: pieces.tooFew }
          return { ...drawn, value: amount || null }
        })}
        onOpen={({ id }) => go(`/so-lieu/${id}`)}
      />
    </Suspense>
  )
}
