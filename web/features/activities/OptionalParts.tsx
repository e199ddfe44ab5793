import { useState } from 'react'
import type { ActivityKind } from '../../../contract/catalog.ts'
import { useWords } from '../../lib/language.tsx'
import { PlaceField } from '../../ui/PlaceField.tsx'
import '../../ui/unfold.css'
import type { Entry, Faults } from './entry.ts'
import { Signature } from './Signature.tsx'

type OptionalPartsProps = {
  keeperId: string
  kind: ActivityKind
  entry: Entry
  change: (changed: Partial<Entry>) => void
  faults: Faults
}

/** The place and the signature: folded away where nobody has to give them. */
export function OptionalParts({ keeperId, kind, entry, change, faults }: OptionalPartsProps) {
  const { diary } = useWords()
  const { asks } = kind
  const required = asks.place === 'required' || asks.signature === 'required'
  const [open, setOpen] = useState(Boolean(required || entry.place || entry.signature))
  if (asks.place === 'no' && asks.signature === 'no') return null

  const parts = (
    <>
      {asks.place !== 'no' && (
        <PlaceField
          label={diary.place}
          hint={diary.placeHint}
          required={asks.place === 'required'}
          error={faults['place']}
          value={entry.place}
          onChange={(place) => change({ place })}
        />
      )}
      {asks.signature !== 'no' && (
        <Signature
          keeperId={keeperId}
          signature={entry.signature}
          error={faults['signature']}
          onChange={(signature) => change({ signature })}
        />
      )}
    </>
  )
  if (required) return parts
  return (
    <details className="unfold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{diary.optionalParts}</summary>
      {open && <div className="stack">{parts}</div>}
    </details>
  )
}
