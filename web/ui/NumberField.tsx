import { useEffect, useRef, useState } from 'react'
import { fill, useLanguage, useNumbers, useWords } from '../lib/language.tsx'
import { readCount, readMeasure } from '../lib/numbers.ts'
import { Button } from './Button.tsx'
import { Field, type FieldProps } from './Field.tsx'

type NumberFieldProps = FieldProps & {
  value: number | undefined
  /** Undefined while the blank is empty or cannot be read; then `error` says why to the form. */
  onChange: (value: number | undefined, error?: string) => void
  /** A count by default; with decimals it is a measure. */
  decimals?: number
  unit?: string | undefined
}

/** A number as people write it: 1447, 1.447 and 1 447 alike; what reads two ways is asked about. */
export function NumberField({ value, onChange, decimals = 0, unit, ...field }: NumberFieldProps) {
  const { language } = useLanguage()
  const { pieces } = useWords()
  const numbers = useNumbers()
  const [text, setText] = useState(value === undefined ? '' : numbers.number(value))
  const said = useRef(value)

  useEffect(() => {
    if (value !== said.current) setText(value === undefined ? '' : numbers.number(value))
    said.current = value
  }, [value, numbers])

  const read = (typed: string) =>
    decimals > 0 ? readMeasure(typed, decimals, language) : readCount(typed, language)
  const typed = read(text)
  const settle = (next: number | undefined, error?: string) => {
    said.current = next
    onChange(next, error)
  }

  function type(next: string) {
    setText(next)
    const now = read(next)
    if (now.is === 'number') settle(now.value)
    else
      settle(
        undefined,
        now.is === 'wrong' ? now.code : now.is === 'ask' ? 'number.unreadable' : undefined,
      )
  }

  return (
    <Field {...field} error={typed.is === 'wrong' ? typed.code : field.error}>
      {(wiring) => (
        <>
          <div className="with-unit">
            <input
              {...wiring}
              className="input number"
              data-unread={typed.is === 'wrong' || typed.is === 'ask' ? '' : undefined}
              inputMode={decimals > 0 ? 'decimal' : 'numeric'}
              autoComplete="off"
              value={text}
              onChange={(event) => type(event.target.value)}
              onBlur={() => typed.is === 'number' && setText(numbers.number(typed.value))}
            />
            {unit && <span className="soft">{unit}</span>}
          </div>
          {typed.is === 'ask' && (
            <p className="ask row" role="alert">
              {fill(pieces.didYouMean, { number: numbers.number(typed.value) })}
              <Button
                onClick={() => {
                  setText(numbers.number(typed.value))
                  settle(typed.value)
                }}
              >
                {fill(pieces.yesThat, { number: numbers.number(typed.value) })}
              </Button>
            </p>
          )}
        </>
      )}
    </Field>
  )
}
