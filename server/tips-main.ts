import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressesOf, openSealed } from './modules/tips/sealed-parts.ts'
import { loadCatalog } from './platform/catalog.ts'
import { type Config, readConfig } from './platform/config.ts'
import { connect } from './platform/db/connect.ts'
import { type Closer, whenTold } from './platform/leaving.ts'
import { sentenceFor, StartProblem } from './platform/problems.ts'
import { root } from './platform/root.ts'
import { openStorage } from './platform/storage.ts'
import { type Language, terminalWords, type Say } from './platform/terminal-words.ts'
import { buildDoor } from './tips-door.ts'

/** What the house beside it is told: where the door is open, or in one sentence why it is not. */
export type Told = { address: string; port: number } | { sentence: string }

/** Opens the sealed door and keeps it open: beside a house that started it, or by itself. */
async function run(env = process.env) {
  const language: Language = env.UI_LANGUAGE?.trim() === 'en' ? 'en' : 'vi'
  const beside = process.send !== undefined
  const say: Say = (key, values) => {
    if (!beside) process.stdout.write(`${terminalWords(language, key, values)}\n`)
  }
  const opened: Closer[] = []
  const leave = beside ? whenTheHouseSays(opened) : whenTold(opened, say)
  let config: Config | undefined
  try {
    config = readConfig(env)
    const door = await open(config, opened)
    process.send?.(door satisfies Told)
    say('door_running', { address: door.address })
  } catch (error) {
    const known = config ?? { language, dataDir: '', host: '', port: -1, mqttPort: -1 }
    const sentence = sentenceFor(inUse(error, config?.tipsPort), {
      ...known,
      host: config?.tipsHost ?? '',
    })
    if (beside) process.send?.({ sentence } satisfies Told)
    else process.stderr.write(`${sentence}\n`)
    await leave.now(1)
  }
}

async function open(config: Config, opened: Closer[]) {
  if (!config.tipsDatabaseUrl) throw new StartProblem('tips_database_missing')
  const { db } = connect(config.tipsDatabaseUrl, 4)
  opened.push(() => db.destroy())
  const sealed = openSealed({
    db,
    files: openStorage({ folder: join(config.dataDir, 'sealed'), s3Url: config.s3Url }),
    catalog: await loadCatalog(join(root, 'catalog')),
    key: config.tipsKey ? Buffer.from(config.tipsKey) : randomBytes(32),
    costs: { calm: config.tipsWork, flood: config.tipsFlood },
    addresses: addressesOf(config),
    channel: 'door',
  })
  const app = await buildDoor(sealed, config)
  opened.push(() => app.close())
  await app.listen({ port: config.tipsPort, host: config.tipsHost })
  const { port } = app.server.address() as AddressInfo
  sealed.addresses.door = addressesOf(config, port).door
  return { port, address: sealed.addresses.door }
}

function inUse(error: unknown, port = 0) {
  const taken = (error as { code?: string }).code === 'EADDRINUSE'
  return taken ? new StartProblem('port_in_use_tips', { port }, error) : error
}

/** Ends when the house says so, or is gone. Ctrl-C is the house's to hear. */
function whenTheHouseSays(opened: Closer[]) {
  const now = async (code: number) => {
    for (const close of opened.splice(0).reverse()) await close('fast')
    process.exit(code)
  }
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => void now(0)).on('disconnect', () => void now(0))
  return { now }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run()
