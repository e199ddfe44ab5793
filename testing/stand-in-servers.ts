import { execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { accountFor } from '../server/platform/postgres/account.ts'
import { toolPath } from './tools.ts'

/** A port nobody listens on at this moment. */
export async function freePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Mosquitto as somebody else would run it; undefined where it is not to be had. */
export async function startMosquitto() {
  const program = toolPath('mosquitto')
  if (!program) return undefined
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'binh-yen-mosquitto-'))
  const config = join(dir, 'mosquitto.conf')
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\nuser root\n`)
  const child = spawn(program, ['-c', config], { stdio: 'ignore' })
  await until(() => reached(port))
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Debian's own PostgreSQL with a superuser nobody else shares; undefined where it is not to be had. */
export async function startDebianPostgres() {
  const initdb = toolPath('initdb')
  if (!initdb) return undefined
  const account = accountFor(tmpdir())
  const dir = mkdtempSync(join(tmpdir(), 'binh-yen-debian-'))
  if (account) chownSync(dir, account.uid, account.gid)
  const as = {
    cwd: '/',
    stdio: 'ignore' as const,
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  }
  const data = join(dir, 'data')
  const port = await freePort()
  execFileSync(
    initdb,
    ['-D', data, '-U', 'keeper', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    as,
  )
  const control = join(dirname(initdb), 'pg_ctl')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`
  execFileSync(control, ['-D', data, '-w', '-l', join(dir, 'log'), '-o', options, 'start'], as)
  const url = `postgres://keeper@127.0.0.1:${port}/postgres`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return {
    url,
    /** All that lies on its disk. */
    dir,
    version: rows[0]?.server_version ?? '',
    stop() {
      execFileSync(control, ['-D', data, '-m', 'fast', '-w', 'stop'], as)
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Asks again until the answer is yes, or until it is too late; half a minute unless told otherwise. */
export async function until(asked: () => Promise<boolean>, last = Date.now() + 30_000) {
  while (!(await asked())) {
    if (Date.now() > last) throw new Error('it did not come about in time')
    await pause(50)
  }
}

async function reached(port: number) {
  const { connect } = await import('node:net')
  return new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
