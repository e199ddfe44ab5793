import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where Gammu SMSD's FILES service looks for what is to be sent: `gammu:///var/spool/gammu`. */
function outboxOf(url: string) {
  return join(fileURLToPath(url.replace(/^gammu:/, 'file:')), 'outbox')
}

/** `OUT<priority><date>_<time>_<serial>_<recipient>_<note>.txt`, as gammu-smsd-files(7) has it. */
function nameOf(to: string, now: Date) {
  const digits = now.toISOString().replace(/\D/g, '')
  const serial = digits.slice(14, 17)
  return `OUTA${digits.slice(0, 8)}_${digits.slice(8, 14)}_${serial}_${to}_${randomUUID()}.txt`
}

/** Leaves a message where Gammu SMSD takes it to the modem. It appears whole or not at all. */
export async function leaveForGammu(url: string, to: string, text: string) {
  if (!/^\+?\d{3,15}$/.test(to)) throw new Error('not a number to send to')
  const outbox = outboxOf(url)
  const aside = join(outbox, `.${randomUUID()}`)
  // With a byte order mark SMSD knows the letters whatever its own locale is.
  const content = Buffer.from(`\uFEFF${text}`, 'utf16le')
  try {
    // SMSD runs as an account of its own, in the group that the folder hands on.
    await writeFile(aside, content, { mode: 0o660, flush: true })
    await rename(aside, join(outbox, nameOf(to, new Date())))
  } finally {
    await rm(aside, { force: true })
  }
}
