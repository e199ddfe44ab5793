/** How far this device's clock is behind the server's, as far as the server's words tell. */
let behind: number | undefined

/**
 * The server says what time it is there. Word that was long on its way makes its clock look slow, so of
 * all that was heard the latest hour is the truest.
 */
export function heardAt(moment: string, now = Date.now()) {
  const difference = Date.parse(moment) - now
  if (!Number.isNaN(difference)) behind = Math.max(behind ?? difference, difference)
}

/** The server's time now, in milliseconds: a phone with a wrong clock counts down rightly. */
export function serverNow(now = Date.now()) {
  return now + (behind ?? 0)
}
