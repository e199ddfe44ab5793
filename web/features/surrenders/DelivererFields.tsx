import { today } from '../../lib/numbers.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { MarkField } from './MarkField.tsx'
import type { Deliverer, Receiving } from './receiving.ts'
import { useSurrenderWords } from './surrender-words.ts'

type DelivererFieldsProps = {
  form: Receiving
  change: (changed: Partial<Receiving>) => void
  faults: Record<string, string>
}

/** Who brought it: nobody's name, unless they want it written. */
export function DelivererFields({ form, change, faults }: DelivererFieldsProps) {
  const words = useSurrenderWords()
  const { named, deliverer } = form
  const tell = (more: Partial<Deliverer>) => change({ deliverer: { ...deliverer, ...more } })
  return (
    <>
      <Choice
        label={words.deliverer}
        hint={named ? words.namedSays : words.namelessSays}
        options={[
          { value: 'no', label: words.nameless },
          { value: 'yes', label: words.named },
        ]}
        value={named ? 'yes' : 'no'}
        onChange={(chosen) => change({ named: chosen === 'yes' })}
      />
      {named && (
        <div className="card stack">
          <TextField
            label={words.name}
            required
            autoComplete="off"
            maxLength={120}
            error={faults['deliverer.name']}
            value={deliverer.name}
            onChange={(name) => tell({ name })}
          />
          <DayField
            label={words.bornOn}
            max={today()}
            error={faults['deliverer.bornOn']}
            value={deliverer.bornOn}
            onChange={(bornOn) => tell({ bornOn })}
          />
          <TextField
            label={words.idNumber}
            hint={words.idHint}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            error={faults['deliverer.idNumber']}
            value={deliverer.idNumber}
            onChange={(idNumber) => tell({ idNumber })}
          />
          <TextField
            label={words.address}
            autoComplete="off"
            maxLength={200}
            error={faults['deliverer.address']}
            value={deliverer.address}
            onChange={(address) => tell({ address })}
          />
          <MarkField label={words.signature} onChange={(signature) => tell({ signature })} />
        </div>
      )}
    </>
  )
}
