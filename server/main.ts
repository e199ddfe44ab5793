import { join } from 'node:path'
import { openHouse } from './house.ts'
import { claimFolder } from './platform/claim.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type Closer, whenTold } from './platform/leaving.ts'
import { startPostgres } from './platform/postgres/launcher.ts'
import { reachDatabase } from './platform/postgres/reach.ts'
import { sentenceFor } from './platform/problems.ts'
import { keptSecret } from './platform/secret.ts'
import { type Language, type Say, terminalWords } from './platform/terminal-words.ts'

/** Opens the house and keeps it open until it is told to stop; a failed start ends in one sentence. */
export async function run(env = process.env) {
  const language: Language = env.UI_LANGUAGE?.trim() === 'en' ? 'en' : 'vi'
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    const known = { language, dataDir: '', host: '', port: -1, mqttPort: -1 }
    console.error(sentenceFor(error, known))
    process.exit(1)
  }
  const say: Say = (key, values) => console.log(terminalWords(config.language, key, values))
  // What nobody caught must not silence the bell: it is told, and the house stays open.
  process.on('unhandledRejection', (reason) => console.error(reason))
  const opened: Closer[] = []
  const leave = whenTold(opened, say)

  try {
    const address = await open(config, say, opened)
    if (!leave.leaving()) say('running', { address })
  } catch (error) {
    if (leave.leaving()) return
    console.error(sentenceFor(error, config))
    if (config.logLevel === 'debug') console.error(error)
    await leave.now(1)
  }
}

async function open(config: Config, say: Say, opened: Closer[]) {
  const claim = claimFolder(config.dataDir)
  opened.push(() => claim.release())
  const databaseUrl = await openDatabase(config, say, opened)
  const opening = openHouse(config, { databaseUrl, say })
  opened.push(async () => (await opening).close())
  return (await opening).address
}

async function openDatabase(config: Config, say: Say, opened: Closer[]) {
  if (config.databaseReplicaUrl)
    await reachDatabase('DATABASE_REPLICA_URL', config.databaseReplicaUrl)
  if (config.databaseUrl) {
    await reachDatabase('DATABASE_URL', config.databaseUrl)
    return config.databaseUrl
  }
  const starting = startPostgres({
    dir: join(config.dataDir, 'postgres'),
    port: config.postgresPort,
    password: keptSecret(config.dataDir, 'postgres-password'),
    say,
  })
  // Registered before it is up: told to stop half way, we wait for it and then stop it.
  opened.push(async (how) => (await starting).stop(how))
  return (await starting).url
}
