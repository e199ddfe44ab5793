import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Bus } from './bus.ts'
import type { DB } from './db/schema.ts'
import type { Mqtt } from './mqtt.ts'

type Waiting = { id: number; event: string; keeperId: string | null; payload: object }

/**
 * Carries announced facts out of the outbox: to the listeners of this house and to the bus, under
 * `by/<keeper>/<module>/<event>`. A fact leaves the outbox in the transaction that carried it, so it
 * goes out at least once. Answers whether more may be waiting.
 */
export async function relayOnce(owner: Kysely<DB>, bus: Bus, mqtt: Mqtt) {
  return owner.transaction().execute(async (db) => {
    const { rows } = await sql<Waiting>`
      delete from platform.outbox where id in (
        select id from platform.outbox order by id limit 500 for update skip locked)
      returning id, event, keeper_id, payload`.execute(db)
    for (const { event, keeperId, payload } of rows.sort((a, b) => a.id - b.id)) {
      for (const listener of bus.heardAfter(event)) await listener(payload as never)
      await mqtt.publish(`by/${keeperId ?? 'nation'}/${event.replace('.', '/')}`, payload)
    }
    return rows.length === 500
  })
}
