import type { InputHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field.tsx'

type Typing = { value: string; onChange: (value: string) => void }
type Passed = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'type'
  | 'autoComplete'
  | 'inputMode'
  | 'maxLength'
  | 'placeholder'
  | 'name'
  | 'autoFocus'
  | 'list'
>

/** One line of words. */
export function TextField({
  label,
  hint,
  error,
  required,
  value,
  onChange,
  ...rest
}: FieldProps & Typing & Passed) {
  // Of an empty line the server says that it is too short; to its writer it is missing.
  const said = error === 'too_short' && value.trim() === '' ? 'missing' : error
  return (
    <Field {...{ label, hint, error: said, required }}>
      {(wiring) => (
        <input
          {...rest}
          {...wiring}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A longer text. */
export function TextArea({
  label,
  hint,
  error,
  required,
  value,
  onChange,
  maxLength,
  rows = 4,
}: FieldProps & Typing & { maxLength?: number; rows?: number }) {
  return (
    <Field {...{ label, hint, error, required }}>
      {(wiring) => (
        <textarea
          {...wiring}
          className="input"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A day; the form holds it as 2022-06-10 and the phone shows its own calendar. */
export function DayField({
  label,
  hint,
  error,
  required,
  value,
  onChange,
  min,
  max,
}: FieldProps & Typing & { min?: string | undefined; max?: string | undefined }) {
  return (
    <Field {...{ label, hint, error, required }}>
      {(wiring) => (
        <input
          {...wiring}
          className="input"
          type="date"
          min={min}
          max={max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type Option = { value: string; label: string }

/** One of a list too long to lay out. */
export function SelectField({
  label,
  hint,
  error,
  required,
  value,
  onChange,
  options,
  blank,
}: FieldProps & Typing & { options: Option[]; blank?: string }) {
  return (
    <Field {...{ label, hint, error, required }}>
      {(wiring) => (
        <select
          {...wiring}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {blank !== undefined && <option value="">{blank}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
