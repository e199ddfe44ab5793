import { written } from '../../../sealing/receipt.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { useBoxWords } from './box-words.ts'
import './slips.css'

type Printed = { title: string; address: string; mark: string }

/** A sheet of slips, cut along the dashes: above the stub that its writer keeps, below what is dropped. */
export function SlipSheet({ codes, ...printed }: Printed & { codes: string[] }) {
  return (
    <ol className="slip-sheet plain">
      {codes.map((code) => (
        <li key={code} className="slip">
          <Stub code={written(code)} {...printed} />
          <Half code={written(code)} title={printed.title} />
        </li>
      ))}
    </ol>
  )
}

function Stub({ code, address, mark }: Omit<Printed, 'title'> & { code: string }) {
  const { slip } = useBoxWords()
  return (
    <div className="slip-stub">
      <QrCode text={address} label={slip.qr} />
      <div>
        <p className="slip-head">{slip.stub}</p>
        <p className="slip-code">{code}</p>
        <p>
          {slip.look} <strong>{address.replace(/^https?:\/\//, '')}</strong>
        </p>
        <p>
          {slip.mark}: <span className="number">{mark}</span>
        </p>
      </div>
    </div>
  )
}

function Half({ code, title }: { code: string; title: string }) {
  const { slip } = useBoxWords()
  return (
    <div className="slip-half">
      <p className="slip-head">
        <span>{slip.half}</span>
        <span className="slip-small-code">{code}</span>
      </p>
      <p>
        {title} · {slip.hint}
      </p>
      <p>{slip.what}</p>
      <div className="slip-lines" />
    </div>
  )
}
