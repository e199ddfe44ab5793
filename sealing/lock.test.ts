import { expect, test } from 'vitest'
import { lock, newSecrets, passphraseLock, publicOf, unlock } from './lock.ts'

const effort = 10
const words = 'sông chảy qua bến nhỏ'
const secrets = await newSecrets()
const locked = await lock(secrets, passphraseLock(words, effort))

test('the right words open, and what is kept shows nothing', async () => {
  expect(await unlock(locked, passphraseLock(words))).toEqual(secrets)
  const kept = new TextDecoder().decode(locked)
  expect(kept).not.toContain('AGE-SECRET-KEY')
  expect(kept).not.toContain(secrets.signer)
})

test.each(['', 'sông chảy qua bến', `${words} ${words}`, words.replaceAll(' ', '')])(
  'other words do not: “%s”',
  async (other) => {
    await expect(unlock(locked, passphraseLock(other))).rejects.toThrow()
  },
)

test('words open whichever way a keyboard composes them', async () => {
  expect(words.normalize('NFD')).not.toBe(words)
  expect(await unlock(locked, passphraseLock(words.normalize('NFD')))).toEqual(secrets)
})

test.each([` ${words}  `, words.toUpperCase(), 'song chay qua  ben nho'])(
  'nor does it shut anybody out that the keyboard is another: “%s”',
  async (typed) => {
    expect(await unlock(locked, passphraseLock(typed))).toEqual(secrets)
  },
)

test('nobody’s keys are anybody else’s', async () => {
  const [mine, theirs] = await Promise.all([publicOf(secrets), publicOf(await newSecrets())])

  expect(mine).toEqual(await publicOf(secrets))
  expect(mine.recipient).toMatch(/^age1[a-z0-9]{58}$/)
  expect(mine.verifier).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  expect(mine.recipient).not.toBe(theirs.recipient)
  expect(mine.verifier).not.toBe(theirs.verifier)
})
