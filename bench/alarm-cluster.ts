import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { uuid7 } from '../server/platform/uuid7.ts'
import { natsCluster } from '../testing/brokers.ts'
import { end, press, screens, siren } from './alarm-press.ts'
import { type Ear, lastOf, lost, openEars, screen } from './ears.ts'
import type { Ground } from './ground.ts'
import { Line, serveFor } from './http-load.ts'
import { cookieOf, enterDuty, enterLanes, type Lane, signInAll } from './lanes.ts'
import { median, percentile, spread } from './numbers.ts'

const warming = 5
const officers = 9_000

/**
 * Three processes of the house over one database and three brokers: a lane's screens are spread over the
 * processes and its siren follows the last broker, while the press comes to the first process; then very
 * many screens, spread as well.
 */
export async function cluster(ground: Ground) {
  const [lane] = await enterLanes(ground.db, { from: 0, count: 1 })
  if (!lane) throw new Error('there is no commune to put a team in')
  await signInAll(ground.db, [...lane.people, lane.headId])
  const duty = await enterDuty(ground.db, lane.keeperId, officers)
  const brokers = await natsCluster()
  if (!brokers) throw new Error('NATS is not to be had on this machine')
  const houses: Awaited<ReturnType<typeof serveFor>>[] = []
  try {
    for (const [nth, url] of brokers.urls.entries()) {
      const DATA_DIR = join(ground.dir, `house-${nth}`)
      houses.push(await serveFor(ground, { MQTT_URL: url, DATA_DIR }))
    }
    const ports = houses.map(({ port }) => port)
    const spreadOut = (ear: Ear, nth: number) => ({ ...ear, port: ports[nth % 3] ?? 0 })
    const line = new Line(ports[0] ?? 0)
    const bell = siren(Number(new URL(brokers.urls.at(-1) ?? '').port), lane, false)
    const homes = [...screens(0, lane).map(spreadOut), bell]
    await hear(`7 screens on three processes and the siren`, {
      line,
      lane,
      ears: homes,
      rounds: 100,
    })
    const crowd = duty.map((id) => screen(0, cookieOf(id))).map(spreadOut)
    await hear(`${officers} screens on three processes`, { line, lane, ears: crowd, rounds: 9 })
    line.close()
  } finally {
    for (const house of houses) await house.close()
    await brokers.stop()
  }
}

type Run = { line: Line; lane: Lane; ears: Ear[]; rounds: number }

async function hear(what: string, { line, lane, ears: given, rounds }: Run) {
  const ears = await openEars(given)
  const took: number[] = []
  let missing = 0
  for (let round = -warming; round < rounds; round += 1) {
    const id = uuid7()
    const expected = { [id]: given.length }
    const { heard, did } = await ears.during(expected, () => press(line, lane, id))
    missing += lost(expected, heard)
    if (round >= 0) took.push(lastOf(heard, id) - did.at)
    await end(line, lane, id)
    // What the closing left to do is not the next one's.
    await pause(200)
  }
  ears.close()
  console.log(
    `  ${what}: last delivery p50 ${median(took).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms, ${spread(took)}; lost ${missing}`,
  )
}
