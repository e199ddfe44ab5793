import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { workKey } from './modules/tips/sealed-parts.ts'
import type { Config } from './platform/config.ts'
import { tipsUrl } from './platform/db/migrate.ts'
import { StartProblem } from './platform/problems.ts'
import { root } from './platform/root.ts'
import type { Say } from './platform/terminal-words.ts'
import type { Told } from './tips-main.ts'

/** How long after it fell the door is opened again: at first, and at most. */
const pauses = { first: 500, most: 30_000 }
/** How long it may take to close. */
const patience = 4000

type Beside = { databaseUrl: string; secret: string; say: Say }

/**
 * Opens the sealed door as a process of its own, which is handed what it needs and no more: not the
 * house's secret, not the way into the rest of the database. Fallen, it is opened again.
 */
export function openDoorBeside(config: Config, { databaseUrl, secret, say }: Beside) {
  const env = environment(config, databaseUrl, secret)
  let child: ChildProcess | undefined
  let closing = false
  let again: NodeJS.Timeout | undefined
  let pause = pauses.first

  /** Starts it; says where it is open, or why it is not. */
  function start() {
    const born = spawn(process.execPath, entry(), {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child = born
    return new Promise<Told>((resolve) => {
      born.once('message', (said) => {
        const told = said as Told
        if ('port' in told) {
          pause = pauses.first
          // Those who know the address find it there again.
          env.TIPS_PORT = String(told.port)
          born.once('exit', comeBack)
        }
        resolve(told)
      })
      born.once('exit', () => resolve({ sentence: '' }))
      born.once('error', ({ message }) => resolve({ sentence: message }))
    })
  }

  function comeBack() {
    if (closing) return
    again = setTimeout(() => {
      say('door_fell')
      void start().then((told) => 'port' in told || comeBack())
    }, pause)
    pause = Math.min(pause * 2, pauses.most)
  }

  /** The first time: `auto` says why it stays shut, and `on` does not go on without it. */
  async function first() {
    if (config.tips === 'off') return
    const told = await start()
    if ('port' in told) return say('door_running', { address: told.address })
    if (closing) return
    const message = told.sentence
    if (config.tips === 'on') throw new StartProblem('door_needed', { message })
    say('door_stays_shut', { message })
  }

  const opened = first()
  // Whoever waits for it hears of it; a house that fails before is told by its own failure.
  opened.catch(() => undefined)
  return {
    opened,
    async close() {
      closing = true
      clearTimeout(again)
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child?.kill('SIGKILL'), patience)
      await gone
      clearTimeout(late)
    },
  }
}

function environment(config: Config, databaseUrl: string, secret: string) {
  const given: Record<string, string | number | undefined> = {
    PATH: process.env.PATH,
    NODE_ENV: config.mode,
    UI_LANGUAGE: config.language,
    LOG_LEVEL: config.logLevel,
    DATA_DIR: config.dataDir,
    S3_URL: config.s3Url,
    NUMBER_DISASTER: config.numberDisaster,
    NUMBER_POLICE: config.numberPolice,
    NUMBER_FIRE: config.numberFire,
    NUMBER_MEDICAL: config.numberMedical,
    TIPS_PORT: config.tipsPort,
    TIPS_HOST: config.tipsHost,
    TIPS_URL: config.tipsUrl,
    TIPS_ONION_URL: config.tipsOnionUrl,
    TIPS_FLOOD: config.tipsFlood,
    TIPS_WORK: config.tipsWork,
    TIPS_DATABASE_URL: tipsUrl(databaseUrl, secret),
    TIPS_KEY: workKey(secret).toString('base64url'),
  }
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]))
}

// Beside its bundle, or from its sources.
function entry() {
  const bundle = join(import.meta.dirname, 'tips-main.js')
  return existsSync(bundle)
    ? [bundle]
    : ['--import', 'tsx', join(import.meta.dirname, 'tips-main.ts')]
}
