import type { z } from 'zod'
import { alarmTeams } from '../contract/alarm-teams.ts'
import { type DeviceKind, devices } from '../contract/devices.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { Card } from '../device/card.ts'
import { openHouse } from '../server/house.ts'
import { openSession } from '../server/modules/accounts/module.ts'
import { readConfig } from '../server/platform/config.ts'
import { connect } from '../server/platform/db/connect.ts'
import { inScope, itself } from '../server/platform/db/scope.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { placesFor } from '../server/testing/places.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The house as an authority runs it, in this process, over a PostgreSQL of somebody else's; opened again it is the same house. */
export async function openLaneHouse(databaseUrl: string, env: Record<string, string> = {}) {
  const folder = temporaryFolder('lane')
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder.path,
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    LOG_LEVEL: 'silent',
    TIPS: 'off',
    SECRET_KEY: 'one secret for every process of this house',
    ...env,
  })
  const { address, close } = await openHouse(config, { databaseUrl, say: () => undefined })
  return {
    async ask<Input extends z.ZodType, Reply extends z.ZodType>(
      cookie: string,
      at: Endpoint<Input, Reply>,
      input: z.input<Input>,
    ) {
      const given = { ...(input as Record<string, string>) }
      const path = at.path.replace(/:(\w+)/g, (_, name: string) => {
        const value = given[name] ?? ''
        delete given[name]
        return value
      })
      const body = at.method === 'POST' ? { body: JSON.stringify(given) } : {}
      const query = at.method === 'GET' ? `?${new URLSearchParams(given)}` : ''
      const reply = await fetch(address + path + query, {
        method: at.method,
        headers: { cookie, 'content-type': 'application/json' },
        ...body,
      })
      if (!reply.ok) throw new Error(`${at.path}: ${reply.status} ${await reply.text()}`)
      return (await reply.json()) as z.output<Reply>
    },
    async close() {
      await close()
      folder.remove()
    },
  }
}

export type LaneHouse = Awaited<ReturnType<typeof openLaneHouse>>

/** A lane of two homes that its village head has linked; `enrol` puts up a device. */
export async function newLane(house: LaneHouse, databaseUrl: string) {
  const owner = connect(databaseUrl, 2)
  const village = await placesFor(owner.db).village()
  const head = { id: uuid7(), keeperId: village.keeperId }
  await owner.db
    .insertInto('accounts.account')
    .values({ ...head, name: 'Lò Văn Hặc' })
    .execute()
  await owner.db
    .insertInto('accounts.post')
    .values({
      id: uuid7(),
      accountId: head.id,
      role: 'village_head',
      unitId: village.id,
      keeperId: village.keeperId,
      since: '2020-01-01',
    })
    .execute()
  const { token } = await inScope(owner.db, itself, (db) =>
    openSession(
      { db, house: undefined as never },
      { accountId: head.id, keeperId: head.keeperId, strength: 'strong', device: 'thử' },
    ),
  )
  await owner.db.destroy()
  const cookie = `binh_yen=${token}`
  const team = { keeperId: village.keeperId, teamId: uuid7() }
  await house.ask(cookie, alarmTeams.setUp, { ...team, parentId: village.id, name: 'Ngõ 7' })
  for (const name of ['Nhà số 1', 'Nhà số 2'])
    await house.ask(cookie, alarmTeams.addHome, { ...team, id: uuid7(), name })
  return {
    cookie,
    team,
    async enrol(kind: DeviceKind) {
      const id = uuid7()
      const asked = { ...team, id, kind, name: `Thiết bị ${kind}` }
      const { password, card } = await house.ask(cookie, devices.enrol, asked)
      return { id, password, card: Card.parse(JSON.parse(card)) }
    },
  }
}
