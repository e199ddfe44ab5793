import type { z } from 'zod'
import type { Effect, effects } from '../../../contract/effects.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EffectLine } from './EffectLine.tsx'
import { useWhereWords } from './where-words.ts'

type Reply = z.output<typeof effects.read.reply>
type Enough = Extract<Effect, { enough: true }>

/** What a model changed, the interval first; or what is lacking before anything can be said. */
export function EffectResult({ found }: { found: Extract<Reply, { state: 'done' }> }) {
  const said = useWhereWords().effect
  const numbers = useNumbers()
  const { effect, from, to, asOf, under } = found
  return (
    <section className="card stack" aria-live="polite">
      <h2>{unitHeading(under)}</h2>
      {effect.enough ? (
        <Shown effect={effect} />
      ) : (
        <div className="stack tight">
          <p className="effect-figure">{said.notEnough}</p>
          <p>{fill(said.why[effect.why], { units: numbers.number(effect.units) })}</p>
          <p className="soft">{said.whatHelps}</p>
        </div>
      )}
      <p className="small soft">
        {fill(said.months, {
          from: numbers.month(from),
          to: numbers.month(to),
          moment: numbers.moment(asOf),
        })}
      </p>
    </section>
  )
}

function Shown({ effect }: { effect: Enough }) {
  const said = useWhereWords().effect
  const numbers = useNumbers()
  const short = (value: number) => numbers.number(Math.round(value * 100) / 100)
  const { low, high, perThousand, units, matches, tooYoung, leftOut } = effect
  const unclear = low <= 0 && high >= 0
  const amount = short(Math.abs(perThousand))
  const change = perThousand < 0 ? 'fewer' : perThousand > 0 ? 'more' : 'same'
  return (
    <>
      <div className="stack tight">
        {unclear && <p className="effect-figure">{said.unclear}</p>}
        <p className={unclear ? undefined : 'effect-figure'}>
          {fill(said.interval, { low: short(low), high: short(high) })}
        </p>
        <p>{fill(said.perThousand, { change: fill(said[change], { amount }) })}</p>
        {!unclear && <p>{high < 0 ? said.seenFewer : said.seenMore}</p>}
      </div>
      <EffectLine low={low} high={high} middle={perThousand} />
      <div className="stack tight">
        <p>{fill(said.units, { units: short(units), matches: short(matches) })}</p>
        {tooYoung + leftOut > 0 && (
          <p>{fill(said.left, { tooYoung: short(tooYoung), leftOut: short(leftOut) })}</p>
        )}
        {effect.yearsBefore === 1 && <p>{said.oneYear}</p>}
        {!effect.trendsAlike && <p className="notice">{said.trendsApart}</p>}
      </div>
      <Rates effect={effect} short={short} />
    </>
  )
}

type Rate = { key: 'withModel' | 'without'; before: number; after: number }

/** Both groups side by side: that they began alike is for the reader to see. */
function Rates({ effect, short }: { effect: Enough; short: (value: number) => string }) {
  const said = useWhereWords().effect
  const rows: Rate[] = [
    { key: 'withModel', ...effect.withModel },
    { key: 'without', ...effect.without },
  ]
  const columns: Column<Rate>[] = [
    { key: 'group', label: said.group, cell: ({ key }) => said[key] },
    { key: 'before', label: said.before, numeric: true, cell: ({ before }) => short(before) },
    { key: 'after', label: said.after, numeric: true, cell: ({ after }) => short(after) },
  ]
  return (
    <div className="stack tight">
      <h3>{said.table}</h3>
      <DataTable caption={said.table} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </div>
  )
}
