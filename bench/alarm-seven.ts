import { setTimeout as pause } from 'node:timers/promises'
import { uuid7 } from '../server/platform/uuid7.ts'
import { freePort } from '../testing/stand-in-servers.ts'
import { end, press, screens, siren } from './alarm-press.ts'
import { type Ears, lastOf, lost, openEars, screen } from './ears.ts'
import { frameLike, openFloor } from './floor.ts'
import type { Ground } from './ground.ts'
import { Line, serveFor } from './http-load.ts'
import { enterLanes, type Lane, signInAll } from './lanes.ts'
import { moment, percentile, spread } from './numbers.ts'

const warming = 100
const blocks = 3
const rounds = 300

/**
 * A press over HTTP until the last of seven homes' screens and the siren have it and whoever pressed was
 * told that it is kept; by turns with raw sockets that commit once and then write a frame.
 */
export async function seven(ground: Ground) {
  const [lane] = await enterLanes(ground.db, { from: 0, count: 1 })
  if (!lane) throw new Error('there is no commune to put a team in')
  await signInAll(ground.db, [...lane.people, lane.headId])
  const mqttPort = await freePort()
  const house = await serveFor(ground, { MQTT_PORT: String(mqttPort) })
  const floor = await openFloor(ground)
  const line = new Line(house.port)
  const ears = await openEars([...screens(house.port, lane), siren(mqttPort, lane)])
  const floorEars = await openEars(lane.people.map(() => screen(floor.port)))
  const told: number[][] = []
  const kept: number[][] = []
  const least: number[][] = []
  let missing = 0

  try {
    for (let block = -1; block < blocks; block += 1) {
      const [toldNow, keptNow, leastNow]: number[][] = [[], [], []]
      for (let round = 0; round < (block < 0 ? warming : rounds); round += 1) {
        const ours = await alarmOnce(line, lane, ears)
        const theirs = await floorOnce(floor, lane, floorEars)
        toldNow?.push(ours.told)
        keptNow?.push(Math.max(ours.told, ours.kept))
        leastNow?.push(theirs.told)
        missing += ours.missing + theirs.missing
      }
      if (block < 0) continue
      told.push(toldNow ?? [])
      kept.push(keptNow ?? [])
      least.push(leastNow ?? [])
    }
  } finally {
    line.close()
    ears.close()
    floorEars.close()
    floor.close()
    await house.close()
  }
  say('press → last of 7 screens and the siren', told)
  say('the same, and kept for certain', kept)
  say('floor: one commit, then 7 raw sockets', least)
  const ratio = (share: number) =>
    spread(
      kept.map((each, at) => percentile(each, share) / percentile(least[at] ?? [], share)),
      2,
    )
  console.log(
    `  ratio to the floor, block by block: p50 ${ratio(0.5)}, p99 ${ratio(0.99)}; lost ${missing}`,
  )
}

function say(what: string, samples: number[][]) {
  const at = (share: number) =>
    spread(
      samples.map((each) => percentile(each, share)),
      2,
    )
  console.log(`  ${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
}

async function alarmOnce(line: Line, lane: Lane, ears: Ears) {
  const id = uuid7()
  const { heard, did } = await ears.during({ [id]: 8 }, () => press(line, lane, id))
  await end(line, lane, id)
  // Alarms of one lane do not follow one another by the millisecond: what the closing left to do is not this one's.
  await pause(10)
  return {
    told: lastOf(heard, id) - did.at,
    kept: did.answered - did.at,
    missing: lost({ [id]: 8 }, heard),
  }
}

async function floorOnce(floor: Awaited<ReturnType<typeof openFloor>>, lane: Lane, ears: Ears) {
  const id = uuid7()
  const frame = frameLike({ id, ...lane })
  const { heard, did } = await ears.during({ [id]: 7 }, async () => {
    const at = moment()
    await floor.tell(frame)
    return at
  })
  return { told: lastOf(heard, id) - did, missing: lost({ [id]: 7 }, heard) }
}
