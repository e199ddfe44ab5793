import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { loadDemonstration } from '../demo/load.ts'
import { firstAdministratorLink } from './modules/accounts/module.ts'
import { foldOnce } from './modules/indicators/module.ts'
import { loadNation } from './modules/units/module.ts'
import { clock, jobsOf } from './modules.ts'
import { createBus } from './platform/bus.ts'
import { loadCatalog } from './platform/catalog.ts'
import type { Config } from './platform/config.ts'
import type { House } from './platform/context.ts'
import { connect } from './platform/db/connect.ts'
import { migrate, prepareRoles, requestUrl, tipsUrl } from './platform/db/migrate.ts'
import { prepareJobs, startJobs } from './platform/jobs.ts'
import { openMqtt } from './platform/mqtt.ts'
import { startPulse } from './platform/pulse.ts'
import { relayOnce } from './platform/relay.ts'
import { root } from './platform/root.ts'
import { secretOf } from './platform/secret.ts'
import { openStorage } from './platform/storage.ts'
import type { Say } from './platform/terminal-words.ts'
import { openDoorBeside } from './tips-beside.ts'

type Start = { databaseUrl: string; say: Say }

/** Opens the whole house: tables, catalog, places, people, bus, jobs, doors. Closing undoes it in order. */
export async function openHouse(config: Config, { databaseUrl, say }: Start) {
  const secret = secretOf(config)
  await prepareRoles(databaseUrl, secret)
  await migrate(databaseUrl, join(root, 'migrations'))

  const owner = connect(databaseUrl, 6)
  const requests = connect(requestUrl(databaseUrl, secret), config.databasePool)
  const replica = config.databaseReplicaUrl
    ? connect(requestUrl(config.databaseReplicaUrl, secret), config.databasePool)
    : undefined
  const urgent = connect(requestUrl(databaseUrl, secret), 3)
  const sealed = connect(tipsUrl(databaseUrl, secret), 3)
  const closers: (() => Promise<unknown>)[] = [
    () => sealed.db.destroy(),
    () => urgent.db.destroy(),
    async () => replica?.db.destroy(),
    () => requests.db.destroy(),
    () => owner.db.destroy(),
  ]
  const close = async () => {
    for (const each of closers.splice(0)) await each()
  }

  try {
    // It gets itself ready while the house does.
    const door = openDoorBeside(config, { databaseUrl, secret, say })
    closers.unshift(() => door.close())
    const catalog = await loadCatalog(join(root, 'catalog'))
    await prepareJobs(owner.pool)
    const placed = await owner.db.selectFrom('units.unit').select('id').limit(1).executeTakeFirst()
    if (!placed) say('loading_nation')
    await loadNation(owner.db)
    const folder = join(config.dataDir, 'files')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const mqtt = await openMqtt({ url: config.mqttUrl, port: config.mqttPort, host: config.host })
    closers.unshift(() => mqtt.close())
    const house: House = {
      config,
      catalog,
      secret,
      bus: createBus(),
      mqtt,
      storage: openStorage({ folder, s3Url: config.s3Url }),
      db: requests.db,
      reads: replica?.db ?? requests.db,
      urgent: urgent.db,
      sealed: sealed.db,
      sealedFiles: openStorage({ folder: join(config.dataDir, 'sealed'), s3Url: config.s3Url }),
    }
    if (config.demonstration) await loadDemonstration(house, owner.db, say)

    const app = await buildApp(house)
    const complain = (reason: unknown) => app.log.error(reason)

    const relay = startPulse(
      { atLeastEvery: 1000, atMostEvery: 100 },
      () => relayOnce(owner.db, house.bus, mqtt),
      complain,
    )
    const fold = startPulse(
      { atLeastEvery: 1000, atMostEvery: 500 },
      () => foldOnce(owner.db),
      complain,
    )
    house.bus.onWake(() => {
      relay.poke()
      fold.poke()
    })
    const jobs = await startJobs(owner.pool, jobsOf(house), clock)
    closers.unshift(
      () => app.close(),
      () => jobs.stop(),
      () => relay.stop(),
      () => fold.stop(),
    )

    await app.listen({ port: config.port, host: config.host })
    const bound = app.server.address() as AddressInfo
    // Any port will do: the addresses people are given name the one that was free.
    if (config.port === 0) config.publicUrl = `http://localhost:${bound.port}`
    const link = await firstAdministratorLink(house, owner.db)
    if (link) say('first_administrator', { address: link })
    await door.opened
    return { address: config.publicUrl, close }
  } catch (reason) {
    await close()
    throw reason
  }
}
