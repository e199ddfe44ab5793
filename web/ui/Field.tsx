import { type ReactNode, useId } from 'react'
import { useErrorWords, useWords } from '../lib/language.tsx'
import './field.css'

/** What ties a blank to its label, hint and error for whoever cannot see them side by side. */
export type Wiring = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  'aria-required': boolean | undefined
}

export type FieldProps = {
  label: string
  hint?: string | undefined
  /** An error code; its sentence is found in the dictionary. */
  error?: string | undefined
  required?: boolean | undefined
}

/** A label, a blank, a hint and what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  required,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const { pieces } = useWords()
  const say = useErrorWords()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')

  return (
    <div className="field" data-wrong={error ? '' : undefined}>
      <label htmlFor={id}>
        {label}
        {required && <span className="needed"> ({pieces.required})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="wrong" role="alert">
          {say(error)}
        </p>
      )}
    </div>
  )
}
