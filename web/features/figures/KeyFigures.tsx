import { Link } from 'wouter'
import type { Indicator } from '../../../contract/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { Count } from '../../ui/Figure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { changeOf, type Dashboard, type Total, totalOf } from './dashboard.ts'
import { lastDay } from './view.ts'

type KeyFiguresProps = { dashboard: Dashboard; indicators: Indicator[]; months: number }

/** The first figures of a place, large; each with how it moved and the records behind it. */
export function KeyFigures({ dashboard, indicators, months }: KeyFiguresProps) {
  const { figures } = useWords()
  const { say } = useLanguage()
  const me = useMe()

  return (
    <section className="stack tight" aria-labelledby="counted">
      <h2 id="counted">{figures.counted}</h2>
      <p className="soft">{figures.countedSays}</p>
      <ul className="plain key-figures">
        {indicators.map((indicator) => {
          const total = totalOf(dashboard, indicator.id)
          return (
            <li key={indicator.id} className="card">
              <Count amount={total.amount} unit={say(indicator.unit)} label={say(indicator.name)} />
              <Moved total={total} stock={indicator.kind === 'stock'} months={months} />
              {me && <Behind indicator={indicator} total={total} dashboard={dashboard} />}
            </li>
          )
        })}
      </ul>
      {me === null && <p className="soft small no-print">{figures.signInForRecords}</p>}
    </section>
  )
}

function Moved({ total, stock, months }: { total: Total; stock: boolean; months: number }) {
  const { figures } = useWords()
  const numbers = useNumbers()
  const change = changeOf(total)
  if (change.is === 'unsaid') return null
  const words = stock ? figures.stockMoved : figures.flowMoved
  return (
    <p className="small soft moved">
      {fill(words[change.is], {
        by: 'by' in change ? numbers.number(change.by) : '',
        months,
        before: numbers.number(total.before ?? 0),
      })}
    </p>
  )
}

type BehindProps = { indicator: Indicator; total: Total; dashboard: Dashboard }

/** A stock of models opens to the models; what happened opens to the diary of those months. */
function Behind({ indicator, total, dashboard: { unit, from, to } }: BehindProps) {
  const { figures } = useWords()
  const { say } = useLanguage()
  // The records of a former unit stand in the books of today; its page leads there.
  if (!total.amount || unit.validTo !== null) return null
  const ofModels = indicator.kind === 'stock'
  const asked = new URLSearchParams({
    under: unit.id,
    indicator: indicator.id,
    from: `${from}-01`,
    to: lastDay(to),
  })
  return (
    <Link
      className="behind no-print"
      href={ofModels ? `/don-vi/${unit.id}#mo-hinh` : `/nhat-ky?${asked}`}
    >
      {ofModels ? figures.openModels : figures.openRecords}
      <span className="unseen"> {say(indicator.name)}</span>
      <Icon name="next" />
    </Link>
  )
}
