import { fingerprint, headOf } from '../../../sealing/key-log.ts'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import './tip-desk.css'

/** Numbers to read out over the telephone or compare with a notice, in groups of four. */
export function Fingerprint({ sign, size = 'line' }: { sign: string; size?: 'line' | 'large' }) {
  return (
    <span className={`fingerprint ${size}`}>
      {sign.split(' ').map((group, at) => (
        <span key={at}>{group}</span>
      ))}
    </span>
  )
}

/** The fingerprint of somebody's keys: another key, or another who signs, and it is another. */
export function signOf({ recipient, verifier }: { recipient: string; verifier: string }) {
  return fingerprint(`${recipient} ${verifier}`)
}

/** The fingerprint of a desk, the same from its founding on. */
export function deskSignOf({ log }: Desk['reply']) {
  const [first] = log
  return first && fingerprint(headOf(first.entry))
}
