import type { Kysely } from 'kysely'
import { makeDesk } from '../demo/desks.ts'
import { unitIds } from '../server/modules/units/module.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { signedIn } from './ground.ts'

/** The desk of a commune of Sơn La, as its people would have set it up: two officers and a custodian. */
export async function enterDesk(db: Kysely<DB>, at: number) {
  const communes = await db
    .selectFrom('units.unit')
    .selectAll()
    .where('kind', '=', 'commune')
    .where('parentId', '=', unitIds.provinceId('14'))
    .where('validTo', 'is', null)
    .orderBy('id')
    .limit(at + 1)
    .execute()
  const commune = communes[at]
  if (!commune) throw new Error('the province has fewer communes')
  const people = [
    await signedIn(db, 'commune_police', commune),
    await signedIn(db, 'commune_police', commune),
    await signedIn(db, 'commune_front', commune),
  ] as const
  const desk = await makeDesk(
    commune.id,
    people.map(({ accountId }, index) => ({
      accountId,
      holder: index < 2 ? 'officer' : 'custodian',
    })),
    '2026-01-05',
  )
  await db.insertInto('tips.key').values(desk.rows.keys).execute()
  await db.insertInto('tips.keyLog').values(desk.rows.log).execute()
  await db.insertInto('tips.escrowShare').values(desk.rows.shares).execute()
  return { ...desk, officer: people[0] }
}

export type BenchDesk = Awaited<ReturnType<typeof enterDesk>>
