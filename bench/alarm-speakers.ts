import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { startMosquitto } from '../testing/stand-in-servers.ts'
import { end, press } from './alarm-press.ts'
import { type Ears, openEars, screen, subscriber } from './ears.ts'
import { frameLike, openFloor } from './floor.ts'
import type { Ground } from './ground.ts'
import { Line, serveFor } from './http-load.ts'
import { cookieOf, type Lane } from './lanes.ts'
import { connectWords, publishWords } from './mqtt-words.ts'
import { moment } from './numbers.ts'

/** Somebody who tells very many at once: `speak` answers the moment just before it was said. */
export type Speaker = {
  ears: Ears
  speak: (id: string) => Promise<number>
  /** Clears up once everybody has heard it. */
  after?: (id: string) => Promise<void>
  close: () => Promise<void>
}

/** The house, told by a press over HTTP, with one screen open for each of these people; and what each cost it. */
export async function houseSpeaker(ground: Ground, lane: Lane, people: string[]) {
  const house = await serveFor(ground)
  const line = new Line(house.port)
  const before = await quietSize(house.pid)
  const ears = await openEars(people.map((id) => screen(house.port, cookieOf(id))))
  const after = await quietSize(house.pid)
  return {
    ears,
    perScreen: (after - before) / people.length,
    speak: async (id: string) => (await press(line, lane, id)).at,
    after: (id: string) => end(line, lane, id),
    async close() {
      line.close()
      ears.close()
      await house.close()
    },
  }
}

/** Mosquitto, told by one publisher. */
export async function brokerSpeaker(lane: Lane, count: number): Promise<Speaker> {
  const broker = await startMosquitto()
  if (!broker) throw new Error('Mosquitto is not to be had on this machine')
  const port = Number(new URL(broker.url).port)
  const ears = await openEars(
    Array.from({ length: count }, (_, nth) => subscriber(port, { name: `e${nth}`, topic: 'ring' })),
  )
  const publisher = connect(port, '127.0.0.1').setNoDelay(true)
  await new Promise((resolve) => {
    publisher.once('data', resolve)
    publisher.write(connectWords({ name: 'publisher' }), 'latin1')
  })
  return {
    ears,
    async speak(id) {
      const words = publishWords('ring', frameLike({ id, ...lane }))
      const at = moment()
      publisher.write(words, 'latin1')
      return at
    },
    async close() {
      publisher.destroy()
      ears.close()
      await broker.stop()
    },
  }
}

/** Raw sockets and a frame that comes ready. */
export async function floorSpeaker(lane: Lane, count: number): Promise<Speaker> {
  const floor = await openFloor()
  const ears = await openEars(Array.from({ length: count }, () => screen(floor.port)))
  return {
    ears,
    async speak(id) {
      const frame = frameLike({ id, ...lane })
      const at = moment()
      await floor.tell(frame)
      return at
    },
    async close() {
      ears.close()
      floor.close()
    },
  }
}

/** How much memory a process holds, in kB, once it has had nothing to do for a while. */
export async function quietSize(pid: number | undefined) {
  await pause(5_000)
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
