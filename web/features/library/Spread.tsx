import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import type { Family } from '../../../contract/library.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Status.tsx'
import { useLibraryWords } from './library-words.ts'
import { monthsOfSpread, standingIn } from './spread.ts'

const CountryMap = lazy(() =>
  import('../../ui/CountryMap.tsx').then((file) => ({ default: file.CountryMap })),
)

/** How long a month is shown while it plays. */
const beat = 350

/** The family on the map of the country, month by month. */
export function Spread({ family }: { family: Family }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const [, go] = useLocation()
  const months = monthsOfSpread(family.relatives, today().slice(0, 7))
  const { at, setAt, playing, setPlaying } = usePlay(months.length)
  const still = useStill()
  const month = months[at]
  if (month === undefined) return null
  const counts = standingIn(family.relatives, month)
  const standing = family.provinces.filter(({ unit }) => counts.has(unit.id))
  const models = [...counts.values()].reduce((sum, count) => sum + count, 0)

  return (
    <section className="card stack" aria-labelledby="family-spread">
      <div className="stack tight">
        <h2 id="family-spread">{words.spread}</h2>
        <p className="small soft">{words.spreadSays}</p>
      </div>
      <p role="status" aria-live={playing ? 'off' : 'polite'}>
        <strong>
          {fill(words.spreadAt, {
            month: numbers.month(month),
            count: numbers.number(models),
            provinces: numbers.number(standing.length),
          })}
        </strong>
      </p>
      <div className="no-print">
        <Field label={words.spreadMonth}>
          {(wiring) => (
            <input
              {...wiring}
              className="spread-slider"
              type="range"
              min={0}
              max={months.length - 1}
              value={at}
              aria-valuetext={numbers.month(month)}
              onChange={(event) => {
                setPlaying(false)
                setAt(Number(event.target.value))
              }}
            />
          )}
        </Field>
        <div className="row">
          <Button icon="back" disabled={at === 0} onClick={() => setAt(at - 1)}>
            {words.monthBefore}
          </Button>
          <Button icon="next" disabled={at === months.length - 1} onClick={() => setAt(at + 1)}>
            {words.monthAfter}
          </Button>
          {!still && months.length > 1 && (
            <Button
              look="plain"
              onClick={() => {
                if (!playing) setAt(0)
                setPlaying(!playing)
              }}
            >
              {playing ? words.stop : words.play}
            </Button>
          )}
        </div>
      </div>
      <Suspense fallback={<Loading lines={8} />}>
        <CountryMap
          label={words.mapLabel}
          units={family.provinces.map(({ unit, mapIds }) => ({
            id: unit.id,
            name: unit.name,
            mapIds,
            value: counts.get(unit.id) ?? null,
          }))}
          onOpen={({ id }) => go(`/don-vi/${id}`)}
        />
      </Suspense>
      <ul className="plain lines">
        {standing.map(({ unit }) => (
          <li key={unit.id}>
            <span>{unitHeading(unit)}</span>
            <span className="number">{numbers.number(counts.get(unit.id) ?? 0)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Goes on by a month at each beat until the last. */
function usePlay(length: number) {
  const [at, setAt] = useState(Math.max(0, length - 1))
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    if (!playing) return undefined
    const timer = setInterval(
      () =>
        setAt((now) => {
          if (now >= length - 1) setPlaying(false)
          return Math.min(now + 1, length - 1)
        }),
      beat,
    )
    return () => clearInterval(timer)
  }, [playing, length])
  return { at, setAt, playing, setPlaying }
}

/** Whoever asked their device for less motion goes from month to month themselves. */
function useStill() {
  return useSyncExternalStore(
    (tell) => {
      const asked = matchMedia('(prefers-reduced-motion: reduce)')
      asked.addEventListener('change', tell)
      return () => asked.removeEventListener('change', tell)
    },
    () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  )
}
