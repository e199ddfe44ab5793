import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import { fill } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { givenOf, type Home, placeOf, useTeamChange } from './change-team.ts'
import { linesOf, movedBy, type Spot, withinPlan } from './spots.ts'
import { useTeamWords } from './team-words.ts'

/** The lane as the neighbours draw it: each home where it stands, dragged or moved by keys. */
export function LaneSketch({ team }: { team: AlarmTeam }) {
  const alarmTeams = useTeamWords()
  const plan = useRef<SVGSVGElement>(null)
  const [moving, setMoving] = useState<{ id: string; spot: Spot }>()
  const changing = useTeamChange(endpoints.changeHome, () => setMoving(undefined))
  const may = team.mayChange
  const drawn = team.homes.flatMap((home) => {
    const spot = moving?.id === home.id ? moving.spot : home.spot
    return spot ? [{ home, spot }] : []
  })
  const left = team.homes.filter(({ spot }) => spot === null)
  if (team.homes.length === 0) return null

  function place(home: Home, spot: Spot) {
    const { id, edition } = home
    setMoving({ id, spot })
    changing.mutate({ ...placeOf(team), ...givenOf(home), id, edition, spot })
  }

  function drag(event: PointerEvent, home: Home) {
    if (moving?.id !== home.id || !plan.current) return
    const { left: x, top: y, width, height } = plan.current.getBoundingClientRect()
    const spot = { x: ((event.clientX - x) / width) * 100, y: ((event.clientY - y) / height) * 100 }
    setMoving({ id: home.id, spot: withinPlan(spot) })
  }

  function press(event: KeyboardEvent, home: Home, spot: Spot) {
    const next = movedBy(spot, event.key)
    if (!next) return
    event.preventDefault()
    place(home, next)
  }

  return (
    <section className="card stack tight">
      <h2>{alarmTeams.sketch}</h2>
      <p className="small soft no-print">{may ? alarmTeams.sketchSays : alarmTeams.sketchLook}</p>
      <svg
        ref={plan}
        className="lane"
        viewBox="0 0 100 100"
        role="group"
        aria-label={alarmTeams.sketch}
      >
        <path className="lane-road" d="M0 50H100" />
        {drawn.map(({ home, spot }) => (
          <g
            key={home.id}
            className={`lane-home ${home.mine ? 'mine' : ''}`}
            transform={`translate(${spot.x} ${spot.y})`}
            role={may ? 'button' : 'img'}
            tabIndex={may ? 0 : undefined}
            aria-label={fill(alarmTeams.homeAt, {
              home: home.name,
              x: Math.round(spot.x),
              y: Math.round(spot.y),
            })}
            {...(may && {
              onPointerDown: (event: PointerEvent) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                setMoving({ id: home.id, spot })
              },
              onPointerMove: (event: PointerEvent) => drag(event, home),
              onPointerUp: () => moving && place(home, moving.spot),
              onPointerCancel: () => setMoving(undefined),
              onKeyDown: (event: KeyboardEvent) => press(event, home, spot),
            })}
          >
            <path d="M-5 4V-1L0 -5L5 -1V4Z" />
            <text textAnchor="middle">
              {linesOf(home.name).map((line, index) => (
                <tspan key={line} x="0" y={8 + index * 3.6}>
                  {line}
                </tspan>
              ))}
            </text>
          </g>
        ))}
      </svg>
      <Refusal error={changing.error} />
      {may && left.length > 0 && (
        <div className="row no-print">
          <span className="small soft">{alarmTeams.sketchPlace}:</span>
          {left.map((home) => (
            <Button key={home.id} icon="plus" onClick={() => place(home, { x: 50, y: 50 })}>
              {fill(alarmTeams.putOnSketch, { home: home.name })}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
