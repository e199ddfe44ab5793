import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { uuid7 } from '../server/platform/uuid7.ts'
import { freePort } from '../testing/stand-in-servers.ts'
import { end, press, screens, siren } from './alarm-press.ts'
import { quietSize } from './alarm-speakers.ts'
import { lost, openEars } from './ears.ts'
import type { Ground } from './ground.ts'
import { Line, serveFor } from './http-load.ts'
import { enterLanes, signInAll } from './lanes.ts'
import { median, moment, percentile } from './numbers.ts'

const teams = 10_000
const pressing = 50
const rounds = 3

/** A country of teams, and fifty of them press within one second, then fifty in the same moment. */
export async function burst(ground: Ground) {
  const lanes = await enterLanes(ground.db, { from: 0, count: teams })
  const chosen = lanes.filter((_, nth) => nth % (teams / pressing) === 0)
  await signInAll(
    ground.db,
    chosen.flatMap(({ people, headId }) => [...people, headId]),
  )
  const mqttPort = await freePort()
  const begun = moment()
  const house = await serveFor(ground, { MQTT_PORT: String(mqttPort) })
  const started = moment() - begun
  console.log(
    `  ${teams} teams of 7 homes: the house answers after ${(started / 1000).toFixed(1)} s and holds ${Math.round((await quietSize(house.pid)) / 1000)} MB`,
  )
  const ears = await openEars(
    chosen.flatMap((lane) => [...screens(house.port, lane), siren(mqttPort, lane)]),
  )
  const lines = chosen.map(() => new Line(house.port))
  try {
    for (const [name, apart] of [
      ['in one second', 1000 / pressing],
      ['in the same moment', 0],
    ] as const) {
      const waits: number[] = []
      const answers: number[] = []
      const ids: string[] = []
      let missing = 0
      for (let round = 0; round < rounds; round += 1) {
        const alarms = chosen.map((lane, nth) => ({ lane, id: uuid7(), line: lines[nth] as Line }))
        const expected = Object.fromEntries(alarms.map(({ id }) => [id, 8]))
        const { heard, did } = await ears.during(expected, () =>
          Promise.all(
            alarms.map(async ({ lane, id, line }, nth) => {
              await pause(nth * apart)
              return { id, ...(await press(line, lane, id)) }
            }),
          ),
        )
        missing += lost(expected, heard)
        for (const { id, at, answered } of did) {
          waits.push(Math.max(...(heard[id] ?? [])) - at)
          answers.push(answered - at)
          ids.push(id)
        }
        await Promise.all(alarms.map(({ line, lane, id }) => end(line, lane, id)))
      }
      console.log(
        `  ${pressing} alarms ${name}, last of 7 screens and the siren: p50 ${median(waits).toFixed(1)} ms, p99 ${percentile(waits, 0.99).toFixed(1)} ms, worst ${Math.max(...waits).toFixed(1)} ms; answered p99 ${percentile(answers, 0.99).toFixed(1)} ms; lost ${missing}; ${await kept(ground, ids)}`,
      )
    }
  } finally {
    for (const line of lines) line.close()
    ears.close()
    await house.close()
  }
}

/** Whether each of these stands in the database, once. */
async function kept({ db }: Ground, ids: string[]) {
  const { rows } = await sql<{ alarms: number; raised: number }>`
    select (select count(*) from alarms.alarm where id = any (${ids}::uuid[])) as alarms,
           (select count(*) from alarms.event where alarm_id = any (${ids}::uuid[]) and what = 'raised') as raised`.execute(
    db,
  )
  return `of ${ids.length} kept ${rows[0]?.alarms}, raised ${rows[0]?.raised} times`
}
