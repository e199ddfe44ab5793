import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { deskOf } from '../../lib/sealed/desk.ts'
import { post } from '../../lib/sealed/door.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { sealed } from '../../../contract/sealed.ts'
import { units } from '../../../contract/units.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { SelectField, TextField } from '../../ui/TextField.tsx'
import { boxesAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import { newSheets, perSheet } from './slips.ts'
import { SlipSheet } from './SlipSheet.tsx'
import './tip-boxes.css'

const counts = [1, 2, 5, 10, 25].map((sheets) => sheets * perSheet)

/** Numbered slips to print. Their codes are made here; nobody else ever has them, not even the server. */
export function SlipsPage({ keeperId }: { keeperId: string }) {
  const words = useBoxWords()
  const desk = useQuery({
    queryKey: ['sealed-desk', keeperId],
    queryFn: () => deskOf(post, keeperId),
  })
  return (
    <div className="stack">
      <div className="no-print">
        <PageHeader
          kind={words.title}
          title={words.slips}
          lead={words.slipsLead}
          actions={
            <LinkButton look="plain" href={boxesAt(keeperId)}>
              {words.allBoxes}
            </LinkButton>
          }
        />
        <ul>
          {words.slipsHow.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <Answer to={desk} lines={6}>
        {({ mark }) => <Making keeperId={keeperId} mark={mark} />}
      </Answer>
    </div>
  )
}

function Making({ keeperId, mark }: { keeperId: string; mark: string }) {
  const words = useBoxWords()
  const numbers = useNumbers()
  const unit = useQuery(asking(units.read, { id: keeperId })).data
  const [count, setCount] = useState(String(counts[1]))
  const [label, setLabel] = useState<string>()
  const door = useQuery(asking(sealed.door, {})).data
  const [typed, setAddress] = useState<string>()
  const [sheets, setSheets] = useState<string[][]>([])
  const address = typed ?? (door ? `${door.door}/hoi-am` : '')
  const title = label ?? (unit ? unitHeading(unit) : '')
  const made = sheets.reduce((sum, codes) => sum + codes.length, 0)

  const make = () => setSheets(newSheets(Number(count)))

  if (made > 0) {
    return (
      <>
        <div className="no-print notice stack tight">
          <p>{words.slipsLeave}</p>
          <div className="row">
            <Button look="main" icon="print" onClick={() => print()}>
              {fill(words.slipsPrint, { count: numbers.number(made) })}
            </Button>
            <Button onClick={() => setSheets([])}>{words.slipsClear}</Button>
          </div>
        </div>
        <div className="slip-sheets">
          {sheets.map((codes) => (
            <SlipSheet key={codes[0]} codes={codes} title={title} address={address} mark={mark} />
          ))}
        </div>
      </>
    )
  }
  return (
    <div className="stack narrow slips-form">
      <Form act={words.slipsMake} busy={false} error={undefined} onSubmit={make}>
        <SelectField
          label={words.slipsCount}
          hint={fill(words.slipsPages, { sheets: Number(count) / perSheet })}
          value={count}
          onChange={setCount}
          options={counts.map((each) => ({ value: String(each), label: numbers.number(each) }))}
        />
        <TextField
          label={words.slipsFor}
          hint={words.slipsForHint}
          maxLength={60}
          value={title}
          onChange={setLabel}
        />
        <TextField
          label={words.slipsAddress}
          hint={words.slipsAddressHint}
          inputMode="url"
          maxLength={120}
          value={address}
          onChange={setAddress}
        />
      </Form>
    </div>
  )
}
