import { type Desk, readDesk } from './desk.ts'
import { escrowIsOld, renewEscrow } from './entries.ts'
import type { Unlocked } from './held.ts'
import { rewrapAll, type Rewrapped } from './rewrap.ts'

type Settling = {
  desk: Desk
  keys: Unlocked
  onProgress?: ((so: Rewrapped) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Whether something is left to do after keys came or went. */
export function isUnsettled({ reply, standing }: Desk) {
  return standing !== undefined && (escrowIsOld(standing) || reply.behind > 0)
}

/**
 * What follows when keys came or went: the shared key is made anew for those who are there, and everything
 * kept is sealed to them and to nobody else.
 */
export async function settle({ desk, keys, onProgress, signal }: Settling) {
  const { keeperId } = desk.reply
  let { standing } = desk
  if (standing && escrowIsOld(standing))
    ({ standing } = await renewEscrow(keeperId, standing, keys))
  const so =
    standing && (await rewrapAll({ keeperId, secrets: keys, standing, onProgress, signal }))
  return { desk: await readDesk(keeperId, signal), shut: so?.shut ?? 0 }
}
