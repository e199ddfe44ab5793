import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { until } from '../../testing/stand-in-servers.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { toolPath } from '../../testing/tools.ts'
import { carrierOf } from './notify.ts'

const { path: dir, remove } = temporaryFolder('gammu')
afterAll(remove)
for (const folder of ['inbox', 'outbox', 'sent', 'error', 'modem'])
  mkdirSync(join(dir, folder), { recursive: true })
for (const number of [1, 2, 3, 4, 5])
  mkdirSync(join(dir, 'modem/sms', String(number)), { recursive: true })

const carrier = carrierOf({ smsUrl: `gammu://${dir}`, demonstration: false })

test('words are left whole, readable by the account and its group alone, and to numbers only', async () => {
  expect(carrier?.name).toBe('gammu')
  await carrier?.send('0912345678', 'thử')
  const [name = '', ...others] = readdirSync(join(dir, 'outbox'))
  expect(others).toEqual([])
  expect(name).toMatch(/^OUTA\d{8}_\d{6}_\d{3}_0912345678_[0-9a-f-]{36}\.txt$/)
  const file = join(dir, 'outbox', name)
  expect(readFileSync(file).toString('utf16le')).toBe('\uFEFFthử')
  expect(statSync(file).mode & 0o007).toBe(0)
  await expect(carrier?.send('../../etc/passwd', 'thử')).rejects.toThrow('not a number')
  await expect(carrier?.send('0912_A', 'thử')).rejects.toThrow('not a number')
})

test('Gammu SMSD takes them to its modem, every letter as it was', async (context) => {
  const smsd = toolPath('gammu_smsd')
  if (!smsd) return context.skip('no Gammu SMSD on this machine')
  const text = 'Cháy! Cần người đến ngay. Nhà ông Đỗ Văn Tỵ, ngõ 12. Gọi 114.'
  await carrier?.send('0987654321', text)
  chmodSync(dir, 0o700)
  const config = join(dir, 'smsdrc')
  const folders = Object.entries({
    inboxpath: 'inbox',
    outboxpath: 'outbox',
    sentsmspath: 'sent',
    errorsmspath: 'error',
  }).map(([key, folder]) => `${key}=${dir}/${folder}/`)
  writeFileSync(
    config,
    `[gammu]\nmodel=dummy\nconnection=none\nport=${dir}/modem\ngammuloc=/dev/null\n` +
      `[smsd]\nservice=files\ncommtimeout=1\nlogfile=${dir}/log\ndebuglevel=0\ncheckbattery=0\nchecksignal=0\nchecknetwork=0\n${folders.join('\n')}\n`,
  )
  const daemon = spawn(smsd, ['-c', config], { stdio: 'ignore' })
  const sent = () => readdirSync(join(dir, 'sent')).filter((name) => name.includes('0987654321'))
  try {
    await until(async () => sent().length > 0, Date.now() + 30_000).catch((reason) => {
      throw new Error(readFileSync(join(dir, 'log'), 'utf8'), { cause: reason })
    })
  } finally {
    const gone = once(daemon, 'exit')
    daemon.kill('SIGTERM')
    await gone
  }
  expect(readFileSync(join(dir, 'sent', sent()[0] ?? '')).toString('utf16le')).toContain(text)
  expect(readdirSync(join(dir, 'error'))).toEqual([])
})
