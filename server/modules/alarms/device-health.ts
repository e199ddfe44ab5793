import { sql } from 'kysely'
import type { SirenState } from '../../../contract/alarms.ts'
import type { House } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import type { RosterDevice } from './roster.ts'

/** What a device let us know of itself since it was last written. */
export type Noticed = {
  online?: boolean
  battery?: number | undefined
  firmware?: string | undefined
  state?: SirenState
  testedOn?: string
}

/** Devices are written together, this many milliseconds apart: nothing an alarm waits for. */
const apart = 5000

/** Keeps how the devices are: many words of a device become one row, and all rows one statement. */
export function keepHealth(house: House, complain: (reason: unknown) => void) {
  const waiting = new Map<string, Noticed & { keeperId: string; id: string; seenAt: string }>()
  let timer: NodeJS.Timeout | undefined
  let written = 0
  let writing: Promise<void> = Promise.resolve()

  async function write() {
    const rows = [...waiting.values()]
    if (rows.length === 0) return
    waiting.clear()
    written = Date.now()
    await inScope(house.db, itself, (db) =>
      sql`
        update alarms.device d set seen_at = greatest(d.seen_at, n."seenAt"), online = coalesce(n.online, d.online),
          battery = coalesce(n.battery, d.battery), firmware = coalesce(n.firmware, d.firmware),
          state = coalesce(n.state, d.state), tested_on = greatest(d.tested_on, n."testedOn")
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("keeperId" uuid, id uuid, "seenAt" timestamptz,
          online boolean, battery integer, firmware text, state alarms.siren_state, "testedOn" date)
        where d.keeper_id = n."keeperId" and d.id = n.id`
        .execute(db)
        .then(() => undefined),
    ).catch(complain)
  }

  function schedule() {
    timer ??= setTimeout(
      () => {
        timer = undefined
        writing = write()
      },
      Math.max(0, written + apart - Date.now()),
    )
  }

  return {
    notice({ keeperId, id }: RosterDevice, noticed: Noticed) {
      const before = waiting.get(id)
      waiting.set(id, { ...before, ...noticed, keeperId, id, seenAt: new Date().toISOString() })
      schedule()
    },
    /** Writes what waits, before the house closes. */
    async stop() {
      clearTimeout(timer)
      await writing
      await write()
    },
  }
}

export type Health = ReturnType<typeof keepHealth>
