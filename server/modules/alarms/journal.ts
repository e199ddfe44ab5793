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
  let current: ReturnType<typeof open> | undefined

  const append = gather<AlarmEvent, void>(
    256,
    async (events) => {
      current ??= begin(folder)
      const writing = current
      try {
        const file = await writing
        await file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
        await file.datasync()
      } catch (reason) {
        // What follows half a line would be lost with it: the next try begins a file of its own.
        if (current === writing) current = undefined
        void writing.then((file) => file.close()).catch(() => undefined)
        throw reason
      }
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

/** A new file whose name is on the disk too: a synced file that no folder knows would be lost. */
async function begin(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(join(folder, `${uuid7()}.journal`), 'a', 0o600)
  // Windows opens no folder, and keeps its names with the file.
  if (process.platform === 'win32') return file
  const names = await open(folder, 'r')
  try {
    await names.sync()
  } finally {
    await names.close()
  }
  return file
}

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
