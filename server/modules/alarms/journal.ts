import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { gather } from '../../platform/db/gather.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { AlarmEvent } from './events.ts'

/**
 * Where alarms are kept while the database does not answer: lines of JSON, on the disk for certain before
 * anybody is told that their alarm was kept. A file that is being written into the database is left alone;
 * what happens meanwhile goes to the next.
 */
export function openJournal(folder: string) {
  let current: Promise<Awaited<ReturnType<typeof open>>> | undefined
  let ready: Promise<unknown> | undefined

  const append = gather<AlarmEvent, void>(
    256,
    async (events) => {
      ready ??= mkdir(folder, { recursive: true, mode: 0o700 })
      await ready
      current ??= open(join(folder, `${uuid7()}.journal`), 'a', 0o600)
      const file = await current
      await file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
      await file.datasync()
      return events.map(() => undefined)
    },
    1,
  )

  return {
    append,
    /** Hands each file's events to whoever can keep them for good, oldest first, and forgets the file. */
    async empty(keep: (events: AlarmEvent[]) => Promise<void>) {
      if (!existsSync(folder)) return
      const closing = current
      current = undefined
      await (await closing)?.close()
      for (const name of (await readdir(folder)).sort()) {
        if (!name.endsWith('.journal')) continue
        const path = join(folder, name)
        await keep(eventsIn(await readFile(path, 'utf8')))
        await rm(path)
      }
    },
    close: async () => (await current)?.close(),
  }
}

export type Journal = ReturnType<typeof openJournal>

/** A last line that was cut short was never acknowledged to anybody. */
function eventsIn(text: string) {
  return text.split('\n').flatMap((line) => {
    const event = Parsed.safeParse(line)
    return event.success ? [event.data] : []
  })
}

const Parsed = z
  .string()
  .transform((line, ctx) => {
    try {
      return JSON.parse(line) as unknown
    } catch {
      ctx.addIssue({ code: 'custom' })
      return z.NEVER
    }
  })
  .pipe(AlarmEvent)
