import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { UnitKind } from '../../contract/catalog.ts'
import { type UnitBrief, units } from '../../contract/units.ts'
import { asking } from '../lib/call.ts'
import { fill, useWords } from '../lib/language.tsx'
import { unitHeading, unitName } from '../lib/unit-name.ts'
import { Field, type FieldProps } from './Field.tsx'
import './unit-picker.css'

type UnitPickerProps = FieldProps & {
  onPick: (unit: UnitBrief) => void
  /** What is picked already; it stands in the blank. */
  picked?: UnitBrief | undefined
  under?: string | undefined
  kind?: UnitKind | undefined
}

/** Finds a place or body by any name, old or new, with or without its marks. */
export function UnitPicker({ onPick, picked, under, kind, ...field }: UnitPickerProps) {
  const { pieces } = useWords()
  const list = useId()
  const [text, setText] = useState<string>()
  const [at, setAt] = useState(0)
  const q = useDeferredValue((text ?? '').trim())
  const { data: hits = [], isFetched } = useQuery({
    ...asking(units.search, {
      q,
      limit: 8,
      ...(under ? { under } : {}),
      ...(kind ? { kind } : {}),
    }),
    enabled: q.length > 1,
    // A name given a moment ago is found when it is typed again.
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
  const open = text !== undefined && q.length > 1

  function pick(unit: UnitBrief | undefined) {
    if (!unit) return
    setText(undefined)
    onPick(unit)
  }

  function press(event: KeyboardEvent) {
    if (!open) return
    if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(now - 1, 0))
    else if (event.key === 'Enter') pick(hits[at])
    else if (event.key === 'Escape') setText(undefined)
    else return
    event.preventDefault()
  }

  return (
    <Field {...field}>
      {(wiring) => (
        <div
          className="unit-picker"
          onBlur={(event) =>
            !event.currentTarget.contains(event.relatedTarget) && setText(undefined)
          }
        >
          <input
            {...wiring}
            className="input"
            type="search"
            role="combobox"
            autoComplete="off"
            placeholder={pieces.unitSearch}
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && hits[at] ? `${list}-${at}` : undefined}
            value={text ?? (picked ? unitName(picked) : '')}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={press}
          />
          {open && (
            <ul id={list} role="listbox" className="plain" aria-label={field.label}>
              {hits.map((hit, index) => (
                <li
                  key={hit.id}
                  id={`${list}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(hit)}
                >
                  <strong>{unitHeading(hit)}</strong>
                  {hit.validTo && <span className="tag off">{pieces.unitClosed}</span>}
                  <span className="soft small">{hit.within.join(', ')}</span>
                </li>
              ))}
              {isFetched && hits.length === 0 && <li className="soft">{pieces.unitNone}</li>}
            </ul>
          )}
          <span className="unseen" role="status">
            {open && isFetched ? fill(pieces.unitHits, { count: hits.length }) : ''}
          </span>
        </div>
      )}
    </Field>
  )
}
