import { useUnitWords } from './unit-words.ts'
import { TextField } from '../../ui/TextField.tsx'

type Called = { title: string; name: string }

type NameFieldsProps = {
  called: Called
  onChange: (called: Called) => void
  errors: Record<string, string>
  /** Where these blanks stand in what is sent: `into.`, `into.0.`. */
  at?: string
}

/** What a place calls itself and its name: thôn, and Phúc Lý. */
export function NameFields({ called, onChange, errors, at = '' }: NameFieldsProps) {
  const units = useUnitWords()
  return (
    <>
      <TextField
        label={units.titleField}
        hint={units.titleHint}
        required
        maxLength={40}
        error={errors[`${at}title`]}
        value={called.title}
        onChange={(title) => onChange({ ...called, title })}
      />
      <TextField
        label={units.nameField}
        required
        maxLength={120}
        error={errors[`${at}name`]}
        value={called.name}
        onChange={(name) => onChange({ ...called, name })}
      />
    </>
  )
}
