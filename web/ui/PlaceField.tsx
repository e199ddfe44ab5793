import { useState } from 'react'
import type { Place } from '../../contract/wire.ts'
import { useErrorWords, useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import type { FieldProps } from './Field.tsx'

type PlaceFieldProps = FieldProps & {
  value: Place | undefined
  onChange: (place: Place | undefined) => void
}

/** Where it is, as the phone knows it; asked for only when its holder presses. */
export function PlaceField({ label, hint, error, required, value, onChange }: PlaceFieldProps) {
  const { pieces } = useWords()
  const say = useErrorWords()
  const [asking, setAsking] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const code = wrong ?? error

  function ask() {
    setAsking(true)
    setWrong(undefined)
    const fail = () => {
      setAsking(false)
      setWrong('place_unknown')
    }
    if (!('geolocation' in navigator)) return fail()
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false)
        onChange({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) })
      },
      fail,
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }

  return (
    <fieldset className="field" data-wrong={code ? '' : undefined}>
      <legend>
        {label}
        {required && <span className="needed"> ({pieces.required})</span>}
      </legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="row">
        {value && <span className="number">{`${value.lat}, ${value.lon}`}</span>}
        <Button icon="place" busy={asking} onClick={ask}>
          {asking ? pieces.placeAsking : value ? pieces.placeAgain : pieces.placeTake}
        </Button>
        {value && (
          <Button look="plain" onClick={() => onChange(undefined)}>
            {pieces.remove}
          </Button>
        )}
      </div>
      {code && (
        <p className="wrong" role="alert">
          {say(code)}
        </p>
      )}
    </fieldset>
  )
}

// Five decimals are a metre: a phone knows no better, and a neighbour's door need not be told apart.
function rounded(degrees: number) {
  return Math.round(degrees * 1e5) / 1e5
}
