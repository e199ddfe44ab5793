import type { FastifyInstance } from 'fastify'
import { boxesDoor } from './box-door.ts'
import { desksDoor } from './desk-door.ts'
import { queueDoor } from './queue-door.ts'
import { sealedDoor } from './sealed-door.ts'
import { addressesOf, openSealed, workKey } from './sealed-parts.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** The keys of a desk are not what they were, or somebody asks to recover theirs. */
    'tips.keys_changed': { keeperId: string; seq: number }
  }
}

/** Words that only their receivers can read: the desks' keys, the queue, letter boxes, what was destroyed. */
export async function tipsModule(app: FastifyInstance) {
  boxesDoor(app)
  desksDoor(app)
  queueDoor(app)
  const { config, catalog, secret, sealed: db, sealedFiles: files } = app.house
  const key = workKey(secret)
  await sealedDoor(
    app,
    openSealed({
      db,
      files,
      catalog,
      key,
      costs: { calm: config.tipsWork, flood: config.tipsFlood },
      addresses: addressesOf(config),
      channel: 'app',
    }),
  )
}

export { addHeads, countOld, type HeadSource } from './desk-heads.ts'
export { endTips, releaseTips, takeUp, tipsForCase } from './for-cases.ts'
export { needReader } from './find.ts'
export { tipsClock, tipsJobs } from './queue-door.ts'
