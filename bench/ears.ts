import { fork } from 'node:child_process'
import { join } from 'node:path'
import { connectWords, subscribeWords } from './mqtt-words.ts'

/** A connection that listens: what it says first, and what it is told when it is let in. */
export type Ear = { port: number; says: string; ready: string }

type Heard = Record<string, number[]>
type Told = { open?: number; listening?: true; heard?: Heard; failed?: string }

/** What is not there after so long is lost, in milliseconds. */
const tooLong = 20_000

/** Opens listeners in a process of their own; answers once every one of them was let in. */
export async function openEars(ears: Ear[]) {
  const child = fork(join(import.meta.dirname, 'ears-main.ts'), { stdio: 'inherit' })
  const next = () =>
    new Promise<Told>((resolve, reject) => {
      child.once('message', (told: Told) => {
        if (told.failed) reject(new Error(told.failed))
        else resolve(told)
      })
    })
  const ask = (asked: object) => {
    const told = next()
    child.send(asked)
    return told
  }
  await ask({ open: ears })
  return {
    /**
     * Listens for alarms, does what raises them, and answers when each listener heard its own: a list of
     * moments for every id, shorter than asked for where something was lost.
     */
    async during<Did>(expected: Record<string, number>, raise: () => Promise<Did>) {
      await ask({ listen: expected })
      const told = next()
      const giveUp = setTimeout(() => child.send({ enough: true }), tooLong)
      const did = await raise()
      const { heard = {} } = await told
      clearTimeout(giveUp)
      return { did, heard }
    },
    close: () => void child.kill(),
  }
}

export type Ears = Awaited<ReturnType<typeof openEars>>

/** A screen of the house, or of the floor, which does not ask who looks. */
export function screen(port: number, cookie = ''): Ear {
  return {
    port,
    says: `GET /api/alarms/live HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\n\r\n`,
    ready: 'event: open\n',
  }
}

type Client = { name: string; topic: string; username?: string; password?: string }

/** Somebody who follows a topic of a broker. */
export function subscriber(port: number, { topic, ...client }: Client): Ear {
  return {
    port,
    says: connectWords(client) + subscribeWords(topic),
    ready: '\x90\x03\x00\x01\x00',
  }
}

/** How many of the expected were heard too seldom. */
export function lost(expected: Record<string, number>, heard: Heard) {
  return Object.entries(expected).reduce(
    (sum, [id, count]) => sum + count - (heard[id]?.length ?? 0),
    0,
  )
}

export const lastOf = (heard: Heard, id: string) => Math.max(...(heard[id] ?? []))
