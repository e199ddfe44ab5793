import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort, until } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { toolPath } from './tools.ts'

/** A program that listens, until it is told to stop. */
async function listening(program: string, words: string[], port: number) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await until(async () => {
    if (child.exitCode !== null) throw new Error(said)
    return answers(port)
  })
  return {
    said: () => said,
    tell: (signal: NodeJS.Signals) => void child.kill(signal),
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}

function answers(port: number) {
  return new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

type Configured = { lines: string[]; files?: Record<string, string>; port?: number }

/** Mosquitto with these lines of configuration; `%dir%` in them is its own folder. Undefined where it is not to be had. */
export async function mosquittoWith({ lines, files = {}, port }: Configured) {
  const program = toolPath('mosquitto')
  if (!program) return undefined
  const at = port ?? (await freePort())
  const { path: dir, remove } = temporaryFolder('mosquitto')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  const config = [`listener ${at} 127.0.0.1`, 'user root', 'log_dest stderr', ...lines]
  writeFileSync(join(dir, 'mosquitto.conf'), config.join('\n').replaceAll('%dir%', dir) + '\n')
  const broker = await listening(program, ['-c', join(dir, 'mosquitto.conf')], at)
  return {
    ...broker,
    port: at,
    url: `mqtt://127.0.0.1:${at}`,
    /** Writes a name into its list of passwords, as its operator would. */
    password: (name: string, word: string) =>
      execFileSync(toolPath('mosquitto_passwd') ?? '', ['-b', join(dir, 'passwords'), name, word]),
    append: (file: string, text: string) => appendFileSync(join(dir, file), text),
    reload: () => broker.tell('SIGHUP'),
    async stop() {
      await broker.stop()
      remove()
    },
  }
}

/** A cluster of three NATS servers that speak MQTT; undefined where it is not to be had. */
export async function natsCluster() {
  const program = toolPath('nats_server')
  if (!program) return undefined
  const { path: dir, remove } = temporaryFolder('nats')
  const nodes = await Promise.all(
    [1, 2, 3].map(async (number) => ({
      name: `n${number}`,
      client: await freePort(),
      mqtt: await freePort(),
      route: await freePort(),
    })),
  )
  const routes = nodes.map(({ route }) => `nats://127.0.0.1:${route}`).join(', ')
  const brokers = await Promise.all(
    nodes.map(({ name, client, mqtt, route }) => {
      const config = join(dir, `${name}.conf`)
      writeFileSync(
        config,
        [
          `server_name: ${name}`,
          `listen: 127.0.0.1:${client}`,
          `jetstream { store_dir: "${join(dir, name)}" }`,
          `mqtt { listen: 127.0.0.1:${mqtt}, stream_replicas: 3, consumer_replicas: 3 }`,
          `cluster { name: vn, listen: 127.0.0.1:${route}, routes: [${routes}] }`,
          '',
        ].join('\n'),
      )
      return listening(program, ['-c', config], mqtt)
    }),
  )
  // A cluster serves when its servers have chosen who leads.
  await until(
    async () => brokers.some(({ said }) => /JetStream cluster new metadata leader/.test(said())),
    Date.now() + 30_000,
  )
  return {
    urls: nodes.map(({ mqtt }) => `mqtt://127.0.0.1:${mqtt}`),
    /** One of the servers falls over. */
    kill: (index: number) => brokers[index]?.stop('SIGKILL'),
    async stop() {
      await Promise.all(brokers.map((broker) => broker.stop()))
      remove()
    },
  }
}
