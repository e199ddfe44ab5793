import { useId, useState } from 'react'
import { useCatalog } from '../../lib/catalog.ts'
import { speaksOf } from '../../lib/fold.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'

type TypePickerProps = {
  value: string
  error: string | undefined
  onChange: (type: string) => void
}

/** One of the types of model, found by a few letters. Those of history are not offered. */
export function TypePicker({ value, error, onChange }: TypePickerProps) {
  const { words, say } = useLanguage()
  const { models: said, pieces } = words
  const id = useId()
  const catalog = useCatalog()
  const [asked, setAsked] = useState('')
  const chosen = catalog?.modelType(value)

  if (chosen) {
    return (
      <div className="field">
        <strong>{said.type}</strong>
        <div className="card row apart">
          <span>
            <span className="unseen">{said.typeChosen}: </span>
            {say(chosen.name)}
          </span>
          <Button look="plain" onClick={() => onChange('')}>
            {pieces.change}
          </Button>
        </div>
      </div>
    )
  }
  const found = (catalog?.models ?? []).filter(
    ({ closed, name, purpose }) =>
      !closed && speaksOf([name.vi, name.en, purpose.vi, purpose.en].join(' '), asked),
  )
  return (
    <fieldset className="field stack tight" data-wrong={error ? '' : undefined}>
      <legend className="unseen">{said.type}</legend>
      <TextField
        label={said.type}
        hint={said.typeHint}
        type="search"
        required
        error={error}
        value={asked}
        onChange={setAsked}
      />
      <div className="type-list">
        {found.map((type) => (
          <label key={type.id}>
            <input type="radio" name={id} checked={false} onChange={() => onChange(type.id)} />
            <span>{say(type.name)}</span>
            <span className="small soft">{say(type.purpose)}</span>
          </label>
        ))}
      </div>
      <p className="small soft" role="status">
        {found.length === 0 ? said.libraryNone : fill(said.libraryFound, { count: found.length })}
      </p>
    </fieldset>
  )
}
