import { spawn } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { root } from '../server/platform/root.ts'
import { secret } from './ground.ts'

/** The house in a process of its own over a given database, with settings of its own; answers once it listens. */
export async function serveFor(
  { url, dir }: { url: string; dir: string },
  settings: Record<string, string> = {},
) {
  const child = spawn(process.execPath, [join(root, 'start.mjs')], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: join(dir, 'house'),
      SECRET_KEY: secret,
      PORT: '0',
      MQTT_PORT: '0',
      TIPS: 'off',
      UI_LANGUAGE: 'en',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const at = /http:\/\/localhost:(\d+)(?![\d/])/.exec(said)
      if (at) resolve(Number(at[1]))
    })
    child.once('exit', () => reject(new Error(said)))
  })
  return {
    port,
    pid: child.pid,
    close: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** A keep-alive connection that sends one prepared request at a time and waits for the whole answer. */
export class Line {
  readonly #socket: Socket
  #held: Buffer = Buffer.alloc(0)
  #answered: ((status: number) => void) | undefined

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true)
    this.#socket.on('data', (chunk) => this.#take(chunk))
  }

  send(request: string | Buffer) {
    return new Promise<number>((resolve) => {
      this.#answered = resolve
      this.#socket.write(request)
    })
  }

  close() {
    this.#socket.destroy()
  }

  #take(chunk: Buffer) {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const head = this.#held.indexOf('\r\n\r\n')
    if (head < 0) return
    const headers = this.#held.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0)
    if (this.#held.length < head + 4 + length) return
    this.#held = this.#held.subarray(head + 4 + length)
    this.#answered?.(Number(headers.slice(9, 12)))
  }
}

/** How long each of `times` GETs took, over so many connections, in milliseconds. */
export async function askMany(
  port: number,
  path: string,
  { times, connections, cookie }: { times: number; connections: number; cookie: string },
) {
  const request = `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\n\r\n`
  const took: number[] = []
  let left = times
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = new Line(port)
      while (left > 0) {
        left -= 1
        const start = performance.now()
        const status = await line.send(request)
        took.push(performance.now() - start)
        if (status !== 200) throw new Error(`${path} answered ${status}`)
      }
      line.close()
    }),
  )
  return took
}
