import { useId } from 'react'
import { useErrorWords, useWords } from '../lib/language.tsx'
import './field.css'
import type { FieldProps } from './Field.tsx'

type Option = { value: string; label: string }
type Options = FieldProps & {
  options: Option[]
  /** `list` stacks them: for long words. */
  look?: 'row' | 'list'
}

/** One of a few, all in sight. */
export function Choice({
  value,
  onChange,
  ...rest
}: Options & { value: string | undefined; onChange: (value: string) => void }) {
  return <Ticks {...rest} type="radio" chosen={value ? [value] : []} onTick={onChange} />
}

/** Any of a few. */
export function Choices({
  value,
  onChange,
  ...rest
}: Options & { value: string[]; onChange: (value: string[]) => void }) {
  const tick = (each: string) =>
    onChange(value.includes(each) ? value.filter((one) => one !== each) : [...value, each])
  return <Ticks {...rest} type="checkbox" chosen={value} onTick={tick} />
}

/** Yes or no, neither ticked beforehand. */
export function YesNo({
  value,
  onChange,
  ...rest
}: FieldProps & { value: boolean | undefined; onChange: (value: boolean) => void }) {
  const { pieces } = useWords()
  return (
    <Choice
      {...rest}
      options={[
        { value: 'yes', label: pieces.yes },
        { value: 'no', label: pieces.no },
      ]}
      value={value === undefined ? undefined : value ? 'yes' : 'no'}
      onChange={(said) => onChange(said === 'yes')}
    />
  )
}

/** One thing agreed to or not. */
export function Tick({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <div className="field">
      <div className="choices list">
        <label>
          <input
            type="checkbox"
            checked={checked}
            onChange={(event) => onChange(event.target.checked)}
          />
          {label}
        </label>
      </div>
      {hint && <p className="hint">{hint}</p>}
    </div>
  )
}

type TicksProps = Options & {
  type: 'radio' | 'checkbox'
  chosen: string[]
  onTick: (value: string) => void
}

function Ticks({
  label,
  hint,
  error,
  required,
  options,
  look = 'row',
  type,
  chosen,
  onTick,
}: TicksProps) {
  const id = useId()
  const { pieces } = useWords()
  const say = useErrorWords()
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {label}
        {required && <span className="needed"> ({pieces.required})</span>}
      </legend>
      {hint && <p className="hint">{hint}</p>}
      <div className={`choices ${look}`}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type={type}
              name={id}
              checked={chosen.includes(option.value)}
              onChange={() => onTick(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="wrong" role="alert">
          {say(error)}
        </p>
      )}
    </fieldset>
  )
}
