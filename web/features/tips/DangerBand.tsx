import { Link } from 'wouter'
import { EmergencyNumbers } from '../../ui/EmergencyNumbers.tsx'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

/** Somebody is in danger now: the numbers and the alarm come before the paper. */
export function DangerBand({ tip }: { tip: Tip }) {
  const words = useTipWords()
  return (
    <section className="tip-danger stack tight" role="alert">
      <h2>{words.dangerNow}</h2>
      <p>{words.dangerSays}</p>
      <EmergencyNumbers />
      <p>
        <Link href={`/don-vi/${tip.keeperId}/to-lien-gia`}>{words.toAlarm}</Link>
      </p>
    </section>
  )
}
