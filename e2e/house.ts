import { spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { accounts } from '../contract/accounts.ts'
import type { RoleEntry } from '../contract/catalog.ts'
import { root } from '../server/platform/root.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { toolPath } from '../testing/tools.ts'

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 900 }

/** Background traffic of the browser itself would only be refused by a closed network. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The whole house as `npm start` runs it, with its demonstration and the sealed door beside it. */
export async function openDemonstration() {
  const { path: dir, remove } = temporaryFolder('journey')
  const { DATABASE_URL: _, MQTT_URL: __, S3_URL: ___, ...env } = process.env
  // The ports are known beforehand: invitations and passkeys hold the address the house was started at.
  const [PORT, TIPS_PORT] = [String(await freePort()), String(await freePort())]
  const child = spawn(process.execPath, [join(root, 'start.mjs')], {
    env: {
      ...env,
      DATA_DIR: join(dir, 'data'),
      PORT,
      TIPS: 'on',
      TIPS_PORT,
      MQTT_PORT: '0',
      NODE_ENV: 'test',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const at = /http:\/\/localhost:\d+(?= )/.exec(said)
      if (at) resolve(at[0])
    })
    child.once('exit', () => reject(new Error(said)))
  })
  return {
    address,
    door: `http://localhost:${TIPS_PORT}`,
    async close() {
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      })
      remove()
    },
  }
}

async function freePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Debian's Chromium, or the one CHROMIUM names. */
export async function openBrowser() {
  const executablePath = toolPath('chromium')
  if (!executablePath) throw new Error('no Chromium: set CHROMIUM to the path of one')
  const rooted = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args: [...quiet, ...rooted] })
}

export type Look = {
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** In Tor Browser's safest mode no script runs. */
  javaScriptEnabled?: boolean
  /** Somebody of this province of the demonstration, where it need not be the first. */
  province?: string
}

/** A page of its own, signed in with one click as somebody of the demonstration with this role, or as nobody. */
export async function signedInPage(
  browser: Browser,
  address: string,
  role?: RoleEntry['id'],
  { viewport = phone, colorScheme = 'light', javaScriptEnabled = true, province }: Look = {},
) {
  const context = await browser.newContext({
    baseURL: address,
    viewport,
    colorScheme,
    javaScriptEnabled,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    hasTouch: viewport.width < 600,
    reducedMotion: 'reduce',
  })
  if (role) {
    const people = (await (
      await context.request.get(`${address}${accounts.demoPeople.path}`)
    ).json()) as { accountId: string; role: string; province: string }[]
    const there = people.filter((person) => !province || person.province === province)
    const one = there.find((person) => person.role === role)
    if (!one) throw new Error(`the demonstration has no ${role}`)
    const reply = await context.request.post(`${address}${accounts.demo.path}`, {
      data: { accountId: one.accountId },
      headers: { origin: address },
    })
    if (!reply.ok()) throw new Error(await reply.text())
  }
  return context.newPage()
}
