import type { House } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { today } from '../../platform/days.ts'
import { nextNumber } from './counter.ts'

type Arrived = { keeperId: string; id: string; transferId: string; fromKeeper: string }

/** The desk that received a tip from another one writes it in its own register, under its own number. */
export function enterArrivals(house: House) {
  return async ({ keeperId, id, transferId, fromKeeper }: Arrived) => {
    await inScope(house.db, itself, async (db) => {
      const sent = await db
        .selectFrom('tips.transfer')
        .selectAll()
        .where('keeperId', '=', fromKeeper)
        .where('id', '=', transferId)
        .executeTakeFirst()
      const known = await db
        .selectFrom('tips.transfer')
        .select('id')
        .where('keeperId', '=', keeperId)
        .where('id', '=', transferId)
        .executeTakeFirst()
      if (!sent || known) return
      const year = Number(today(sent.at.getTime()).slice(0, 4))
      const number = await nextNumber({ db }, { keeperId, register: 'transfer', year })
      await db
        .insertInto('tips.transfer')
        .values({ ...sent, keeperId, tipId: id, number, year })
        .execute()
    })
  }
}
