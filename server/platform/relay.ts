import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Bus } from './bus.ts'
import type { DB } from './db/schema.ts'
import type { Mqtt } from './mqtt.ts'

type Waiting = { id: number; event: string; facts: { keeperId: string }[] }

/** How many announcements one turn carries. */
const most = 500

/**
 * Carries announced facts out of the outbox: to the listeners of this house and to the bus, under
 * `by/<keeper>/<module>/<event>`. A fact leaves the outbox in the transaction that carried it, so it
 * goes out at least once; the same said twice in one turn goes out once. Answers whether more may wait.
 */
export async function relayOnce(owner: Kysely<DB>, bus: Bus, mqtt: Mqtt) {
  return owner.transaction().execute(async (db) => {
    const { rows } = await sql<Waiting>`
      delete from platform.outbox where id in (
        select id from platform.outbox order by id limit ${most} for update skip locked)
      returning id, event, facts`.execute(db)
    const said = new Set<string>()
    for (const { event, facts } of rows.toSorted((one, other) => one.id - other.id)) {
      for (const fact of facts) {
        const once = `${event} ${JSON.stringify(fact)}`
        if (said.has(once)) continue
        said.add(once)
        for (const listener of bus.heardAfter(event)) await listener(fact as never)
        await mqtt.publish(`by/${fact.keeperId}/${event.replace('.', '/')}`, fact)
      }
    }
    return rows.length === most
  })
}
