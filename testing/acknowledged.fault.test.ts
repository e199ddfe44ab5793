import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { accounts } from '../contract/accounts.ts'
import { activities } from '../contract/activities.ts'
import { figures } from '../contract/figures.ts'
import { models } from '../contract/models.ts'
import { today } from '../server/platform/days.ts'
import { root } from '../server/platform/root.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { until } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { path: dir, remove } = temporaryFolder('acknowledged')
let child: ChildProcess | undefined

afterAll(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  remove()
})

async function start() {
  child = spawn(process.execPath, [join(root, 'start.mjs')], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      MQTT_PORT: '0',
      TIPS: 'off',
      DATA_DIR: dir,
      UI_LANGUAGE: 'en',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const deadline = Date.now() + 120_000
  await until(async () => /http:\/\/localhost:\d+ /.test(said), deadline)
  return /http:\/\/localhost:\d+/.exec(said)?.[0] ?? ''
}

/** The village head of the demonstration, as a phone would hold them: an address and a cookie. */
async function villageHead(address: string) {
  const json = { 'content-type': 'application/json' }
  const people = (await (await fetch(address + accounts.demoPeople.path)).json()) as {
    accountId: string
    role: string
    unit: { id: string }
  }[]
  const head = people.find(({ role }) => role === 'village_head')
  const reply = await fetch(address + accounts.demo.path, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ accountId: head?.accountId }),
  })
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  const list = (await (
    await fetch(`${address}${models.list.path}?under=${head?.unit.id}`)
  ).json()) as {
    models: { keeperId: string; id: string; type: string; state: string }[]
  }
  const model = list.models.find(({ state }) => state === 'active')
  return {
    headers: { ...json, cookie },
    unitId: head?.unit.id ?? '',
    keeperId: model?.keeperId ?? '',
    modelId: model?.id ?? '',
  }
}

type Phone = Awaited<ReturnType<typeof villageHead>>

async function send(address: string, { headers, keeperId, modelId }: Phone, id: string) {
  const body = JSON.stringify({
    id,
    modelId,
    kind: 'patrol',
    on: today(),
    answers: { situation: 'calm' },
  })
  const reply = await fetch(address + activities.record.path.replace(':keeperId', keeperId), {
    method: 'POST',
    headers,
    body,
  })
  return reply.status
}

async function patrols(address: string, { unitId }: Phone) {
  const reply = await fetch(
    `${address}${figures.dashboard.path.replace(':unitId', unitId)}?months=1`,
  )
  const { totals } = (await reply.json()) as { totals: { indicator: string; amount: number }[] }
  return totals.find(({ indicator }) => indicator === 'securityForce.patrols')?.amount ?? 0
}

test('server and database killed in the middle of writing: what was acknowledged is there, once', async () => {
  let address = await start()
  const phone = await villageHead(address)
  const before = await patrols(address, phone)
  const ids = Array.from({ length: 240 }, () => uuid7())
  const acknowledged = new Set<string>()

  for (const blow of [60, 150]) {
    const killed = until(async () => acknowledged.size >= blow, Date.now() + 60_000).then(() => {
      const postmaster = Number(
        readFileSync(join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0],
      )
      child?.kill('SIGKILL')
      process.kill(postmaster, 'SIGKILL')
    })
    const queue = ids.filter((id) => !acknowledged.has(id))
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (let id = queue.shift(); id; id = queue.shift()) {
          const status = await send(address, phone, id).catch(() => 0)
          if (status === 200) acknowledged.add(id)
          else return
        }
      }),
    )
    await killed
    address = await start()
    for (const id of acknowledged) {
      const reply = await fetch(
        address + activities.read.path.replace(':keeperId', phone.keeperId).replace(':id', id),
        { headers: phone.headers },
      )
      expect({ id, status: reply.status }).toEqual({ id, status: 200 })
    }
  }

  // The phones send again what they heard nothing of: some of it was written, none of it is written twice.
  for (const id of ids) expect(await send(address, phone, id)).toBe(200)
  expect(await patrols(address, phone)).toBe(before + ids.length)
})
