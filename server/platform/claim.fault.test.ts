import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { claimFolder } from './claim.ts'

vi.setConfig({ testTimeout: 30_000 })

let dir: string

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'claim-')), 'data')
})

afterEach(() => {
  rmSync(join(dir, '..'), { recursive: true, force: true })
})

/** Another process that claims the folder and then only lives. */
async function anotherHouse() {
  const source = `import { claimFolder } from ${JSON.stringify(new URL('claim.ts', import.meta.url).href)}
    claimFolder(${JSON.stringify(dir)}); console.log('claimed'); setInterval(() => {}, 100000)`
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', source],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(child.stdout, 'data')
  return child
}

test('a second process is refused with the number of the first; once that one is killed, it may', async () => {
  const other = await anotherHouse()
  expect(() => claimFolder(dir)).toThrow(
    expect.objectContaining({ key: 'already_running', values: { dir, pid: String(other.pid) } }),
  )
  other.kill('SIGKILL')
  await once(other, 'exit')
  claimFolder(dir).release()
})

test('a folder given back may be taken again, and not before', () => {
  const first = claimFolder(dir)
  expect(() => claimFolder(dir)).toThrow(expect.objectContaining({ key: 'already_running' }))
  first.release()
  claimFolder(dir).release()
})

test.runIf(process.platform === 'linux')(
  'a claim whose number now belongs to another process is no claim',
  () => {
    claimFolder(dir).release()
    writeFileSync(join(dir, 'claim'), `${process.pid} 1`)
    claimFolder(dir).release()
  },
)

test.each(['', 'not a claim', '0 5'])('a claim that says %j is replaced', (content) => {
  claimFolder(dir).release()
  writeFileSync(join(dir, 'claim'), content)
  claimFolder(dir).release()
})
