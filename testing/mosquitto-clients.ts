import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { toolPath } from './tools.ts'

/** Where a device comes in, and as whom. */
export type Access = { port: number; id: string; password: string }

/** `mosquitto_pub` as a device: its exit code and what it complained of; it is given five seconds. */
export async function publishes(
  { port, id, password }: Access,
  topic: string,
  text: string,
  ...more: string[]
) {
  const words = ['-t', topic, '-q', '1', '-s', '-i', id, ...more]
  const child = spawn(
    toolPath('mosquitto_pub') ?? '',
    ['-h', '127.0.0.1', '-p', String(port), '-u', id, '-P', password, ...words],
    { stdio: ['pipe', 'ignore', 'pipe'], timeout: 5000 },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin.on('error', () => undefined)
  child.stdin.end(text)
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, said }
}

/** `mosquitto_sub` as a device that stays; `heard` grows by a line for each message. */
export async function listens({ port, id, password }: Access, ...topics: string[]) {
  const access = ['-h', '127.0.0.1', '-p', String(port), '-u', id, '-P', password, '-i', id]
  const follow = ['-d', '-v', '-q', '1', ...topics.flatMap((topic) => ['-t', topic])]
  // Into a pipe it would hold its words back until there are many.
  const child = spawn('stdbuf', ['-oL', toolPath('mosquitto_sub') ?? '', ...access, ...follow], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  let rest = ''
  const following = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const pieces = (rest + chunk.toString()).split('\n')
      rest = pieces.pop() ?? ''
      lines.push(...pieces)
      if (pieces.some((line) => line.startsWith('Subscribed'))) resolve()
    })
    child.once('exit', () => reject(new Error(lines.join('\n'))))
  })
  await following
  return {
    /** What came, as `topic text`; what the program says of itself left out. */
    heard: () => lines.filter((line) => /^(team|device|speaker|homeassistant)\//.test(line)),
    async stop() {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
