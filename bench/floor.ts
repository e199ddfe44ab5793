import { fork } from 'node:child_process'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../server/platform/db/schema.ts'
import { Line } from './http-load.ts'

/** The floor in a process of its own; with a database it commits one row before it tells anybody. */
export async function openFloor(ground?: { url: string; db: Kysely<DB> }) {
  if (ground) {
    await sql`create schema if not exists bench`.execute(ground.db)
    await sql`create table if not exists bench.pressed (frame text not null)`.execute(ground.db)
  }
  const child = fork(join(import.meta.dirname, 'floor-main.ts'), ground ? [ground.url] : [], {
    stdio: 'inherit',
  })
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', (told) => resolve(told as { port: number })),
  )
  const line = new Line(port)
  return {
    port,
    /** Has a frame told to every listener. */
    tell: (frame: string) =>
      line.send(`POST / HTTP/1.1\r\ncontent-length: ${Buffer.byteLength(frame)}\r\n\r\n${frame}`),
    close() {
      line.close()
      child.kill()
    },
  }
}

/** A frame as long as one of the house, ready made, in plain letters: a byte each on every wire. */
export function frameLike({ id, keeperId, teamId }: Record<'id' | 'keeperId' | 'teamId', string>) {
  const said = {
    id,
    keeperId,
    teamId,
    what: 'raised',
    kind: 'fire',
    drill: false,
    silent: false,
    at: new Date().toISOString(),
    team: 'To lien gia 1',
    home: 'Nha so 1',
    homeId: teamId,
    text: 'Chay bep',
  }
  return `id: ${id}\nevent: alarm\ndata: ${JSON.stringify(said)}\n\n`
}
