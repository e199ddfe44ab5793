import { fill } from '../../lib/language.tsx'
import { EmergencyNumbers } from '../../ui/EmergencyNumbers.tsx'
import { neverMoveAt } from './addresses.ts'
import { useSurrenderWords } from './surrender-words.ts'
import './surrenders.css'

/** Something here may blow up: nobody moves it. */
export function DangerBand() {
  const words = useSurrenderWords()
  return (
    <section className="surrender-danger stack tight no-print" role="alert">
      <h2>{words.danger}</h2>
      <p>{fill(words.dangerSays, { number: 113 })}</p>
      <p>
        <a href={neverMoveAt} target="_blank" rel="noreferrer">
          {words.neverMove}
        </a>
      </p>
      <EmergencyNumbers />
    </section>
  )
}
