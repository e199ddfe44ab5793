import { createHmac, hkdfSync } from 'node:crypto'
import type { House } from '../../platform/context.ts'
import { oneSpelling } from '../units/module.ts'

/**
 * The mark of who signs a covenant: the same for the same household, and without the house's secret it tells
 * nothing of whose it is. However the name is spelled or spaced, it is one.
 */
export function markOf(
  { secret }: Pick<House, 'secret'>,
  { id }: { id: string },
  who: string,
): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'binh-yen covenant signatures', 32))
  return createHmac('sha256', key)
    .update(`${id}\n${nameAsOne(who)}`)
    .digest('base64url')
}

function nameAsOne(who: string) {
  return oneSpelling(who.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))
}
