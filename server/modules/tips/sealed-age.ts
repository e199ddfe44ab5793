import { recipientsIn, split } from '../../../sealing/header.ts'
import { Refusal } from '../../platform/errors.ts'

type Words = { header: string; payload: string }
type Parts = { header: Buffer; payload: Buffer }

const beginning = 'age-encryption.org/v1\n'
/** What comes before the words themselves: a nonce, and at least one tag. */
export const leastPayload = 32

/** A head in base64, if it is one of an age file for that many, or a refusal. `most`: for no more than so many. */
export function headIn(header: string, least: number, most = least) {
  const bytes = Buffer.from(header, 'base64')
  const count =
    bytes.toString('latin1', 0, beginning.length) === beginning ? recipientsIn(bytes) : 0
  if (count < least || count > most || !endsWhereItShould(bytes)) throw wrongly()
  return bytes
}

/** Sealed words, as bytes, or a refusal where they are not sealed, or not for that many. */
export function sealedIn({ header, payload }: Words, least: number, most = least): Parts {
  const content = Buffer.from(payload, 'base64')
  if (content.length < leastPayload) throw wrongly()
  return { header: headIn(header, least, most), payload: content }
}

export const wrongly = () => new Refusal(400, 'tip.sealed_wrong')

function endsWhereItShould(head: Buffer) {
  try {
    return split(head).header.length === head.length
  } catch {
    return false
  }
}
