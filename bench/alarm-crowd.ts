import { setTimeout as pause } from 'node:timers/promises'
import { uuid7 } from '../server/platform/uuid7.ts'
import { brokerSpeaker, floorSpeaker, houseSpeaker, type Speaker } from './alarm-speakers.ts'
import { lastOf, lost } from './ears.ts'
import type { Ground } from './ground.ts'
import { enterDuty, enterLanes, type Lane, signInAll } from './lanes.ts'
import { median, spread } from './numbers.ts'

const warming = 3
const rounds = 15

/**
 * One alarm on very many screens of one process: officers on duty over one commune, each with an account,
 * a session and a screen of their own, who hear it from the first moment. Beside it Mosquitto with as many
 * subscribers and raw sockets with a ready frame; one program listens to all three, by turns.
 */
export async function crowd(ground: Ground) {
  const [lane] = await enterLanes(ground.db, { from: 0, count: 1 })
  if (!lane) throw new Error('there is no commune to put a team in')
  await signInAll(ground.db, [...lane.people, lane.headId])
  for (const count of [1_000, 10_000]) {
    const people = await enterDuty(ground.db, lane.keeperId, count)
    await fanOut(ground, lane, people)
  }
}

async function fanOut(ground: Ground, lane: Lane, people: string[]) {
  const count = people.length
  const house = await houseSpeaker(ground, lane, people)
  const broker = await brokerSpeaker(lane, count)
  const floor = await floorSpeaker(lane, count)
  const took: [house: number[], broker: number[], floor: number[]] = [[], [], []]
  let missing = 0
  try {
    for (let round = -warming; round < rounds; round += 1) {
      for (const [at, speaker] of [house, broker, floor].entries()) {
        const told = await once(speaker, count)
        missing += told.missing
        if (round >= 0) took[at]?.push(told.last)
      }
    }
  } finally {
    await house.close()
    await broker.close()
    await floor.close()
  }
  const [ours, theirs, least] = took
  const over = (other: number[]) =>
    `${(median(ours) / median(other)).toFixed(2)} (by rounds ${spread(
      ours.map((each, at) => each / (other[at] ?? Number.NaN)),
      2,
    )})`
  console.log(
    `  ${count} screens, last delivery: house ${spread(ours)} ms, Mosquitto ${spread(theirs)} ms, floor ${spread(least)} ms`,
  )
  console.log(`    to Mosquitto ${over(theirs)}, to the floor ${over(least)}; lost ${missing}`)
  console.log(`    memory for each open screen: ${house.perScreen.toFixed(1)} kB`)
}

async function once({ ears, speak, after }: Speaker, count: number) {
  const id = uuid7()
  const { heard, did } = await ears.during({ [id]: count }, () => speak(id))
  await after?.(id)
  // Nobody else's leftovers in the next one's time.
  await pause(200)
  return { last: lastOf(heard, id) - did, missing: lost({ [id]: count }, heard) }
}
