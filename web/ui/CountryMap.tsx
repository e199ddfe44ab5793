import { shapes } from 'virtual:country-shapes'
import type { KeyboardEvent } from 'react'
import { useNumbers, useWords } from '../lib/language.tsx'
import './country-map.css'
import { isles, shadesOf } from './map-shades.ts'

/** A unit as the map draws it: the shapes it covers, and the value that shades them. */
export type MapUnit = {
  id: string
  name: string
  mapIds: string[]
  value: number | null
  said?: string
}

type CountryMapProps = {
  /** What is mapped, for whoever cannot see it. */
  label: string
  units: MapUnit[]
  onOpen: (unit: MapUnit) => void
  /** What the shades count. */
  legend?: string
  /** The unit that stands out. */
  marked?: string | undefined
}

/** The country in its shapes, Hoàng Sa and Trường Sa among them; darker where there is more. */
export function CountryMap({ label, units, onOpen, legend, marked }: CountryMapProps) {
  const { pieces } = useWords()
  const numbers = useNumbers()
  const { shadeOf, steps } = shadesOf(units.map(({ value }) => value))
  const grouped = new Set(units.flatMap(({ mapIds }) => mapIds))
  const rest = Object.keys(shapes).filter((id) => !grouped.has(id))
  const said = ({ said, value }: MapUnit) =>
    said ?? (value === null ? pieces.mapNothing : numbers.number(value))
  const press = (event: KeyboardEvent, unit: MapUnit) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onOpen(unit)
  }

  return (
    <figure className="country-map">
      <svg viewBox="0 0 826 884" role="group" aria-label={label}>
        <path className="shade-0" d={rest.map((id) => shapes[id]).join('')} />
        {units.map((unit) => (
          <g
            key={unit.id}
            className={`shade-${shadeOf(unit.value)}`}
            data-marked={unit.id === marked ? '' : undefined}
            role="link"
            tabIndex={0}
            aria-label={`${unit.name}: ${said(unit)}`}
            onClick={() => onOpen(unit)}
            onKeyDown={(event) => press(event, unit)}
          >
            <title>{`${unit.name}: ${said(unit)}`}</title>
            <path d={unit.mapIds.map((id) => shapes[id] ?? '').join('')} />
          </g>
        ))}
        {isles.map(({ id, x, y, width, height }) => (
          <g key={id} className="isles" aria-hidden="true">
            <rect {...{ x, y, width, height }} rx="8" />
            <path d={shapes[id]} />
            <text x={x + width / 2} y={y - 8}>
              {pieces[id]}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        <span>{legend ?? pieces.mapLegend}</span>
        <ol className="plain legend">
          {steps.map(({ shade, from, to }) => (
            <li key={shade}>
              <span className={`swatch shade-${shade}`} />
              {from === to ? numbers.number(from) : numbers.range(from, to)}
            </li>
          ))}
          <li>
            <span className="swatch shade-0" />
            {pieces.mapNothing}
          </li>
        </ol>
        <span className="soft">{pieces.mapCredit}</span>
      </figcaption>
    </figure>
  )
}
