import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transaction } from 'kysely'
import { figures } from '../contract/figures.ts'
import { report } from '../server/modules/indicators/module.ts'
import { unitIds } from '../server/modules/units/module.ts'
import type { Actor, House } from '../server/platform/context.ts'
import { itself } from '../server/platform/db/scope.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { root } from '../server/platform/root.ts'
import type { Person } from './people.ts'

const folder = join(root, 'demo/published')

/** Loads what the five articles say, by the same verb an authority would use, and approves it. */
export async function loadPublished(house: House, db: Transaction<DB>, auditor: Person) {
  const actor = lent(auditor)
  for (const file of (await readdir(folder)).sort()) {
    const batch = figures.report.input.parse(JSON.parse(await readFile(join(folder, file), 'utf8')))
    const { sourceId } = await report({ db, actor, house }, batch)
    await db
      .updateTable('indicators.reported')
      .set({ state: 'approved' })
      .where('sourceId', '=', sourceId)
      .execute()
  }
}

/** The demonstration's auditor, lent for a moment the pen that loads figures and draws up agendas. */
export function lent({ id, name }: Person): Actor {
  return {
    accountId: id,
    sessionId: id,
    name,
    strength: 'demonstration',
    demonstration: true,
    posts: [
      {
        role: 'auditor',
        unitId: unitIds.nationId,
        unitPath: '/vn',
        keeperId: unitIds.nationId,
        may: ['figure.report'],
        dormant: false,
      },
    ],
    scope: {
      ...itself,
      accountId: id,
    },
  }
}
