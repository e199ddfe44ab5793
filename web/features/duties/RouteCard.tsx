import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { duties, type Shift } from '../../../contract/duties.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { useDutyWords } from './duty-words.ts'
import { laidOut } from './route-plan.ts'
import { useMetres } from './ShiftLine.tsx'
import type { Of } from './use-duty-act.ts'
import { useWalk } from './use-walk.ts'
import { clockOf } from './week-days.ts'

const frame = { width: 400, height: 280, margin: 40 }

/** The route of a patrol while it walks, for those who walk it; and whether this phone adds to it. */
export function RouteCard({ of, shift }: { of: Of; shift: Shift }) {
  const { route: words } = useDutyWords()
  const { walk, start, stop } = useWalk(of, shift.id, words.unsent)
  const route = useQuery({
    ...asking(duties.route, { ...of, id: shift.id }),
    enabled: shift.state === 'started',
    refetchInterval: 20_000,
    // Nothing of it is left on the phone either.
    gcTime: 0,
    retry: false,
  })
  const on = walk !== 'off' && walk !== 'refused'
  return (
    <section className="route stack tight">
      <h3>{words.title}</h3>
      <p className="small">{words.who}</p>
      <p className="small soft">{words.gone}</p>
      <div className="row">
        <Button icon="place" aria-pressed={on} onClick={on ? stop : start}>
          {on ? words.off : words.on}
        </Button>
      </div>
      <p className="small soft" role="status">
        {walk === 'going' && words.going}
        {walk === 'refused' && words.refused}
        {(walk === 'unknown' || walk === 'seeking') && words.unknown}
      </p>
      <Plan walks={route.data?.walks ?? []} />
    </section>
  )
}

type Walks = z.output<typeof duties.route.reply>['walks']

function Plan({ walks }: { walks: Walks }) {
  const { route: words } = useDutyWords()
  const metres = useMetres()
  if (walks.length === 0) return <p className="small soft">{words.none}</p>
  const { lines, scale } = laidOut(walks, frame)
  const floor = frame.height - 14
  return (
    <figure className="route-plan">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={words.plan}>
        {lines.map((line, nth) => {
          const end = line.at(-1)
          return (
            <g key={nth} data-mine={walks[nth]?.mine ? '' : undefined}>
              <polyline points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
              {end && <circle cx={end.x} cy={end.y} r="6" />}
            </g>
          )
        })}
        <path d={`M18 ${floor - 6}v6h${scale.width}v-6`} />
        <text x={18 + scale.width / 2} y={floor - 6} textAnchor="middle">
          {metres(scale.metres)}
        </text>
        <path d={`M${frame.width - 24} 44V18m-6 8l6-8 6 8`} />
        <text x={frame.width - 24} y="60" textAnchor="middle">
          {words.north}
        </text>
      </svg>
      <figcaption className="small soft stack tight">
        {walks.map(({ who, steps }, nth) => (
          <span key={nth}>
            {fill(words.steps, {
              name: who,
              count: steps.length,
              time: clockOf(steps.at(-1)?.at ?? ''),
            })}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
