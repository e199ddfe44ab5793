import { expect, test } from 'vitest'
import { newSecrets, publicOf } from './lock.ts'
import { open, openWhole, seal } from './seal.ts'
import { handShare, joinShares, newSharedKey } from './two-people.ts'

async function holder(id: string) {
  const secrets = await newSecrets()
  return { id, ...secrets, ...(await publicOf(secrets)) }
}

const holders = await Promise.all(['ana', 'binh', 'chi', 'dung'].map(holder))
const [ana, binh, chi] = holders as [Holder, Holder, Holder, Holder]
type Holder = Awaited<ReturnType<typeof holder>>
const { recipient, shares } = await newSharedKey(holders)
const kept = await seal(new TextEncoder().encode('Tôi là Mai'), [recipient])

function shareOf(id: string) {
  const share = shares.find((each) => each.holder === id)
  if (!share) throw new Error(`no share for ${id}`)
  return share.sealed
}

/** What two holders come to when the second hands on to the first. */
async function together(first: Holder, second: Holder) {
  const own = await handShare(shareOf(first.id), first.identity, first.recipient)
  const handed = await handShare(shareOf(second.id), second.identity, first.recipient)
  return joinShares([own, handed], first.identity)
}

test('any two holders open it, whoever asks whom', async () => {
  const pairs = holders.flatMap((one) =>
    holders.filter((two) => two !== one).map((two) => [one, two] as const),
  )
  expect(pairs).toHaveLength(12)
  for (const [one, two] of pairs) {
    const identity = await together(one, two)
    expect(new TextDecoder().decode(await open(kept, identity))).toBe('Tôi là Mai')
  }
})

test('one share alone opens nothing, nor the same one twice', async () => {
  const own = shareOf('ana')

  await expect(joinShares([own], ana.identity)).rejects.toThrow()
  await expect(joinShares([own, own], ana.identity)).rejects.toThrow()
  const bytes = await openWhole(own, ana.identity)
  expect(new TextDecoder().decode(bytes)).not.toContain('AGE-SECRET-KEY')
  await expect(open(kept, ana.identity)).rejects.toThrow()
})

test('a share is its holder’s, and handed on it is the other’s alone', async () => {
  await expect(openWhole(shareOf('ana'), binh.identity)).rejects.toThrow()
  await expect(handShare(shareOf('ana'), binh.identity, binh.recipient)).rejects.toThrow()
  const handed = await handShare(shareOf('binh'), binh.identity, ana.recipient)
  for (const { identity } of [binh, chi])
    await expect(openWhole(handed, identity)).rejects.toThrow()
})

test('shares of two different keys do not fit together', async () => {
  const another = await newSharedKey(holders)
  const foreign = another.shares.find((each) => each.holder === 'binh')?.sealed ?? new Uint8Array()
  const handed = await handShare(foreign, binh.identity, ana.recipient)

  await expect(joinShares([shareOf('ana'), handed], ana.identity)).rejects.toThrow(
    'these shares do not fit together',
  )
})

test('a key for one person is not made', async () => {
  await expect(newSharedKey([ana])).rejects.toThrow()
  await expect(newSharedKey([])).rejects.toThrow()
})
