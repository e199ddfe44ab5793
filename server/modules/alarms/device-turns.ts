import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { House } from '../../platform/context.ts'
import { uuid7 } from '../../platform/uuid7.ts'

/** How often a process says that it is there, and after how long it is taken for gone, in milliseconds. */
const beat = 1000
const gone = 3500
/** How long the others leave a message to the process whose turn it is. */
const grace = 1500

/**
 * On a shared broker every process of the house hears the same device. One acts at once, by lot on the
 * message; the others only if, a moment later, it has not been done.
 */
export async function takeTurns({ mqtt }: House) {
  const me = uuid7()
  const others = new Map<string, number>()
  const alone = mqtt.port !== undefined
  if (!alone) {
    await mqtt.subscribe('here/+', (topic) => {
      const id = topic.slice('here/'.length)
      if (id !== me) others.set(id, Date.now())
    })
  }
  const sayHere = () => void mqtt.publish(`here/${me}`, {}).catch(() => undefined)
  const beating = alone ? undefined : setInterval(sayHere, beat)
  if (!alone) sayHere()

  function mine(key: string) {
    for (const [id, at] of others) if (at < Date.now() - gone) others.delete(id)
    const lot = (id: string) => createHash('sha1').update(`${id} ${key}`).digest('hex')
    const own = lot(me)
    return [...others.keys()].every((id) => lot(id) < own)
  }

  return {
    /** Whether this process is the one that acts at once on a message. */
    mine,
    /** Does the work in its turn, or in place of the one that did not. */
    async take(key: string, work: () => Promise<void>, done: () => boolean) {
      if (mine(key)) return work()
      await pause(grace)
      if (!done()) await work()
    },
    stop: () => clearInterval(beating),
  }
}

export type Turns = Awaited<ReturnType<typeof takeTurns>>
