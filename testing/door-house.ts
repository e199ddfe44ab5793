import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import type { z } from 'zod'
import type { Endpoint } from '../contract/endpoint.ts'
import { root } from '../server/platform/root.ts'
import type { Person, TestHouse } from '../server/testing/house.ts'
import { builtHouse } from './built.ts'
import { freePort, until } from './stand-in-servers.ts'

/** Where those come from who send here: what a proxy says of them, and the address of their line. */
export const traces = ['203.0.113.77', '127.0.0.77', '198.51.100.7']
const [proxied = '', own = '', last = ''] = traces
const from = {
  'x-forwarded-for': `${proxied}, ${last}`,
  'x-real-ip': proxied,
  forwarded: `for=${proxied}`,
}

/** The house as its operator starts it, with the sealed door beside it. */
export async function houseWithDoor(env: Record<string, string>) {
  const ports = { PORT: String(await freePort()), TIPS_PORT: String(await freePort()), ...env }
  const here = { HOST: '127.0.0.1', TIPS_HOST: '127.0.0.1', MQTT_PORT: '0', UI_LANGUAGE: 'en' }
  const child = spawn(process.execPath, builtHouse, {
    cwd: root,
    env: { PATH: process.env.PATH, ...here, ...ports },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'close').then(() => child.exitCode)
  await until(
    async () => / is running: http/.test(said) || child.exitCode !== null,
    Date.now() + 120_000,
  )
  const door = `http://127.0.0.1:${ports.TIPS_PORT}`
  return {
    house: `http://127.0.0.1:${ports.PORT}`,
    door,
    ended,
    said: () => said,
    doorPid: () => doorOf(child),
    doorAnswers: () =>
      fetch(`${door}/api/sealed/work`).then(
        ({ ok }) => ok,
        () => false,
      ),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function doorOf({ pid }: ChildProcess) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  const doors = children.filter((one) => one && isDoor(one))
  return Number(doors[0] ?? 0)
}

function isDoor(pid: string) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('tips-main')
  } catch {
    return false
  }
}

/** Somebody far away who asks at an address, with every sign of where they are. */
export function throughDoor(address: string) {
  const agent = new Agent({ keepAlive: true, localAddress: own })
  const send = (method: string, path: string, body: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { ...from, ...(body ? { 'content-type': 'application/json' } : {}) }
      const asking = request(address + path, { method, agent, headers }, (reply) => {
        let text = ''
        reply.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }))
      })
      asking.on('error', reject)
      asking.end(body)
    })
  return {
    raw: async (method: string, path: string, body: string) =>
      (await send(method, path, body)).status,
    /** The tests' own way to ask, over the wire. */
    ask: (async <Input extends z.ZodType, Reply extends z.ZodType>(
      _: Person | undefined,
      at: Endpoint<Input, Reply>,
      input: z.input<Input>,
    ) => {
      const { status, text } = await send(
        at.method,
        at.path,
        at.method === 'GET' ? '' : JSON.stringify(input),
      )
      return { status, body: JSON.parse(text) as z.output<Reply>, cookie: '' }
    }) as TestHouse['ask'],
  }
}

/** Says bytes that are no request, and waits until the line is cut. */
export function neighbourOf(address: string, words: string) {
  const { port, hostname: host } = new URL(address)
  return new Promise<void>((resolve) => {
    const socket = connect({ port: Number(port), host, localAddress: own }, () => {
      socket.write(words)
    })
    socket.resume().on('close', () => resolve())
    socket.on('error', () => undefined)
  })
}
