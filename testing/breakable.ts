import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../server/platform/postgres/launcher.ts'
import { root } from '../server/platform/root.ts'
import { mosquittoWith } from './brokers.ts'
import { builtHouse } from './built.ts'
import { freePort, until } from './stand-in-servers.ts'

/** Something a test kills and brings back under the same address. */
export type Breakable = { kill: () => Promise<void> | void; start: () => Promise<void> }

/** A PostgreSQL of a test's own. */
export async function breakablePostgres(folder: string) {
  const dir = join(folder, 'postgres')
  const wanted = { dir, password: 'known to the test', say: () => {} }
  let server = await startPostgres({ ...wanted, port: 0 })
  const { url } = server
  const port = Number(new URL(url).port)
  const postmaster = () => Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0])
  const signal = (name: NodeJS.Signals) => {
    const keeper = postmaster()
    // The keeper first: it begets nobody while its children are told.
    process.kill(keeper, name)
    const children = readFileSync(`/proc/${keeper}/task/${keeper}/children`, 'utf8')
    for (const child of children.trim().split(' ').filter(Boolean)) tellIfThere(Number(child), name)
  }
  return {
    url,
    /** It keeps every connection and answers nothing, as a machine that hangs. */
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    kill: () => void process.kill(postmaster(), 'SIGKILL'),
    async start() {
      server = await startPostgres({ ...wanted, port })
    },
    async stop() {
      // A failed test may have left it killed; or frozen, and it would not hear that it is to end.
      if (!existsSync(`/proc/${postmaster()}`)) return
      signal('SIGCONT')
      await server.stop('immediate')
    },
  }
}

/** A server process that ended by itself since it was counted has nothing more to be told. */
function tellIfThere(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A Mosquitto of a test's own, open to all; undefined where there is none. */
export async function breakableBroker() {
  const lines = ['allow_anonymous true']
  const first = await mosquittoWith({ lines })
  if (!first) return undefined
  const { url, port } = first
  let broker = first
  return {
    url,
    async kill() {
      broker.tell('SIGKILL')
      await broker.stop()
    },
    async start() {
      broker = (await mosquittoWith({ lines, port })) ?? broker
    },
  }
}

/** The house as a process of its own, over servers of the test's. */
export async function breakableHouse(env: Record<string, string>) {
  const port = String(await freePort())
  let child: ChildProcess | undefined
  const launch = async () => {
    const born = spawn(process.execPath, builtHouse, {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        UI_LANGUAGE: 'en',
        PORT: port,
        MQTT_PORT: '0',
        TIPS: 'off',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = born
    let said = ''
    for (const stream of [born.stdout, born.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await until(
      async () => / running: http/.test(said) || born.exitCode !== null || born.killed,
      Date.now() + 60_000,
    )
    return { up: / running: http/.test(said), said }
  }
  return {
    address: `http://localhost:${port}`,
    async start() {
      const { up, said } = await launch()
      if (!up) throw new Error(`the house did not start: ${said}`)
    },
    /** Starts it as somebody would who tries again until what it needs is there. */
    async startAgain() {
      while (!(await launch()).up);
    },
    /** It keeps every connection and does nothing, as a machine that hangs. */
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    kill: () => ended(child),
  }
}

async function ended(child: ChildProcess | undefined) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
