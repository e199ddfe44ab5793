import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { loadNation } from '../server/modules/units/module.ts'
import { connect } from '../server/platform/db/connect.ts'
import { migrate, prepareRoles } from '../server/platform/db/migrate.ts'
import { root } from '../server/platform/root.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { placesFor } from '../server/testing/places.ts'

export type Lane = Awaited<ReturnType<Awaited<ReturnType<typeof tables>>['lane']>>

/** The tables of a house that has not been opened yet, to put lanes and their people in. */
export async function tables(databaseUrl: string, secret: string) {
  await prepareRoles(databaseUrl, secret)
  await migrate(databaseUrl, join(root, 'migrations'))
  const { db } = connect(databaseUrl, 3)
  await loadNation(db)
  const places = placesFor(db)
  const commune = await places.commune()
  const { keeperId } = commune

  /** Somebody with a post at a unit, and the cookie of their phone. */
  async function person(role: string, unitId: string, strength: 'code' | 'strong') {
    const [id, token] = [uuid7(), randomBytes(32).toString('base64url')]
    const since = '2020-01-01'
    const expiresAt = new Date(Date.now() + 3_600_000)
    const tokenHash = createHash('sha256').update(token).digest('hex')
    await db.insertInto('accounts.account').values({ id, keeperId, name: 'Người thử' }).execute()
    await db
      .insertInto('accounts.post')
      .values({ id: uuid7(), accountId: id, role, unitId, keeperId, since })
      .execute()
    await db
      .insertInto('accounts.session')
      .values({ id: uuid7(), accountId: id, keeperId, tokenHash, strength, device: '', expiresAt })
      .execute()
    return { accountId: id, cookie: `binh_yen=${token}` }
  }

  return {
    db,
    /** What a test that fails must show to be understood. */
    async kept() {
      const events = db.selectFrom('alarms.event').select(['id', 'alarmId', 'what']).orderBy('id')
      const alarms = db.selectFrom('alarms.alarm').select(['id', 'state', 'mergedInto'])
      return { events: await events.execute(), alarms: await alarms.execute() }
    },
    police: await person('commune_police', commune.id, 'strong'),
    /** A lane linked by the alarm: a siren, and two homes with somebody in each. */
    async lane() {
      const { id: teamId } = await places.village(commune)
      const [caller, helper] = [
        await person('household_head', teamId, 'code'),
        await person('household_head', teamId, 'code'),
      ]
      await db
        .insertInto('alarms.team')
        .values({ keeperId, id: teamId, setUpBy: caller.accountId })
        .execute()
      for (const { accountId } of [caller, helper]) {
        const homeId = uuid7()
        const name = 'Người thử'
        await db.insertInto('alarms.home').values({ keeperId, id: homeId, teamId, name }).execute()
        await db
          .insertInto('alarms.member')
          .values({ keeperId, id: uuid7(), teamId, homeId, accountId, name })
          .execute()
      }
      const sirenId = uuid7()
      await db
        .insertInto('alarms.device')
        .values({
          keeperId,
          id: sirenId,
          teamId,
          kind: 'siren',
          name: 'Còi',
          secretHash: '',
          enrolledBy: caller.accountId,
        })
        .execute()
      return { keeperId, teamId, sirenId, caller, helper }
    },
  }
}
