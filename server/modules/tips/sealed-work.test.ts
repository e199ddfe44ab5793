import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { doWork } from '../../../sealing/work.ts'
import { line } from './sealed-line.ts'
import { spendOnce } from './sealed-spent.ts'
import { tide } from './sealed-tide.ts'
import { bitsAt, openLabour } from './sealed-work.ts'

const key = randomBytes(32)
const receipt = randomBytes(32).toString('base64')
const costs = { calm: 12, flood: 60 }

test.each([
  [0, 12],
  [60, 12],
  [61, 13],
  [120, 13],
  [121, 14],
  [60 * 256, 20],
  [60 * 1_000_000, 20],
])('%i tips in a minute, where 60 are calm, cost %i bits', (perMinute, bits) => {
  expect(bitsAt(perMinute, costs)).toBe(bits)
})

test('a tide counts the last minute, and falls as it passes', () => {
  let now = 0
  const tips = tide(() => now)
  for (let one = 0; one < 60; one += 1) tips.rise()
  const heights = [0, 60_000, 90_000, 120_000, 600_000].map((at) => {
    now = at
    return tips.perMinute()
  })

  expect(heights).toEqual([60, 60, 30, 0, 0])
})

test('work is good for the receipt it was done for, and for nothing else', () => {
  const { give, check } = openLabour(key, costs)
  const { challenge, tipBits } = give()
  const work = { challenge, nonce: doWork(challenge, receipt, tipBits) }
  const other = randomBytes(32).toString('base64')

  expect(() => check('tip', work, receipt)).not.toThrow()
  expect(() => check('tip', work, other)).toThrow('tip.work_needed')
})

test.each([
  ['words of its own', () => 'hello'],
  ['nothing at all', () => ''],
  ['the hand of another door', () => openLabour(randomBytes(32), costs).give().challenge],
  ['an easier one with the seal of another', () => eased(openLabour(key, costs).give().challenge)],
  ['a seal with a tail', () => `${openLabour(key, costs).give().challenge}.x`],
])('a challenge that is %s is none', (_, forged) => {
  const work = { challenge: forged(), nonce: 0 }

  expect(() => openLabour(key, costs).check('tip', work, receipt)).toThrow('tip.work_needed')
})

test('a challenge ends after ten minutes', () => {
  const { give, check } = openLabour(key, costs)
  const { challenge, tipBits } = give(Date.now() - 10 * 60_000 - 1)
  const work = { challenge, nonce: doWork(challenge, receipt, tipBits) }

  expect(() => check('tip', work, receipt)).toThrow('tip.work_expired')
})

test('a challenge gathered in calm is not good in a flood', () => {
  const { give, check, tips } = openLabour(key, { calm: 12, flood: 1 })
  const { challenge, tipBits } = give()
  const work = { challenge, nonce: doWork(challenge, receipt, tipBits) }
  for (let one = 0; one < 4; one += 1) tips.rise()
  expect(() => check('tip', work, receipt)).not.toThrow()
  tips.rise()

  expect(() => check('tip', work, receipt)).toThrow('tip.work_expired')
  expect(give()).toMatchObject({ tipBits: 15, lookBits: 12 })
})

test('work is spent on one thing; asked again for it, the answer is the same; failed, it is not spent', async () => {
  const spent = spendOnce<number>()
  let times = 0
  const once = async () => (times += 1)

  expect(await spent('work', 'a', once)).toBe(1)
  expect(await spent('work', 'a', once)).toBe(1)
  expect(() => spent('work', 'b', once)).toThrow('tip.work_needed')
  await expect(spent('other', 'a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await spent('other', 'b', once)).toBe(2)
})

test('so many at a time, so many in line, and the next is told to come again', async () => {
  const through = line({ together: 1, waiting: 1 })
  const order: string[] = []
  let leave: () => void = () => undefined
  const first = through(
    () =>
      new Promise<void>((resolve) => {
        leave = resolve
      }),
  )
  const second = through(async () => void order.push('second'))
  await expect(through(async () => void order.push('third'))).rejects.toThrow('upload.busy')
  expect(order).toEqual([])
  leave()
  await Promise.all([first, second])

  expect(order).toEqual(['second'])
  await through(async () => void order.push('third'))
  expect(order).toEqual(['second', 'third'])
})

function eased(challenge: string) {
  const [said = '', seal = ''] = challenge.split('.')
  const bytes = Buffer.from(said, 'base64url')
  bytes[6] = 0
  return `${bytes.toString('base64url')}.${seal}`
}
