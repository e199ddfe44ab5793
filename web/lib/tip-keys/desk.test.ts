import { beforeEach, expect, test } from 'vitest'
import { entryText, type KeyEntry, readLog, sign } from '../../../sealing/key-log.ts'
import { newSecrets, publicOf } from '../../../sealing/lock.ts'
import { forget } from '../kept.ts'
import { deskOf, type DeskReply } from './desk.ts'
import { keyOf } from './entries.ts'
import { agree } from './pin.ts'

const keeperId = '00000000-0000-4000-8000-000000000001'
const empty: DeskReply = {
  keeperId,
  title: 'Xã',
  name: 'Bình Thuận',
  log: [],
  keys: [],
  mine: null,
  behind: 0,
  recoveries: [],
  openings: [],
  may: { read: true, guard: false },
}

beforeEach(() => forget(`tip-desk:${keeperId}`))

async function person(id: number) {
  const secrets = await newSecrets()
  const uuid = `00000000-0000-4000-9000-00000000000${id}`
  const key = {
    id: uuid,
    accountId: uuid,
    holder: 'officer' as const,
    ...(await publicOf(secrets)),
  }
  return { key: keyOf(key), secrets }
}
type Person = Awaited<ReturnType<typeof person>>

/** The log of a desk that one of these founded and where the others were let in. */
function logOf(founder: Person, ...others: Person[]) {
  const log: DeskReply['log'] = []
  for (const { key } of [founder, ...others]) {
    const { seq, head } = readLog(keeperId, log)
    const act: KeyEntry['act'] = seq < 0 ? 'found' : 'admit'
    const by = founder.key.id
    const entry = entryText({
      desk: keeperId,
      seq: seq + 1,
      on: '2026-07-01',
      act,
      key,
      by,
      prev: head,
    })
    log.push({ entry, signature: sign(entry, founder.secrets.signer), cosigned: null })
  }
  return log
}

test('a log that checks is trusted the first time, and grows by what its officers sign', async () => {
  const [hai, tam] = [await person(1), await person(2)]
  expect(deskOf({ ...empty, log: logOf(hai) }).standing?.keys).toEqual([hai.key])
  const grown = deskOf({ ...empty, log: logOf(hai, tam) })
  expect(grown.trouble).toBeUndefined()
  expect(grown.fresh).toEqual([tam.key])
})

test('new keys stay news until somebody says that they know them', async () => {
  const [hai, tam] = [await person(1), await person(2)]
  deskOf({ ...empty, log: logOf(hai) })
  const log = logOf(hai, tam)
  const { standing } = deskOf({ ...empty, log })
  expect(deskOf({ ...empty, log }).fresh).toHaveLength(1)
  if (standing) agree(keeperId, standing)
  expect(deskOf({ ...empty, log }).fresh).toEqual([])
})

test('a log with a changed line is broken, and nothing is sealed to it', async () => {
  const [hai, stranger] = [await person(1), await person(3)]
  const [first] = logOf(hai)
  const entry = first?.entry.replace(hai.key.recipient, stranger.key.recipient) ?? ''
  const forged = deskOf({
    ...empty,
    log: [{ entry, signature: first?.signature ?? '', cosigned: null }],
  })
  expect(forged).toMatchObject({ trouble: 'broken', standing: undefined })
})

test('a log written anew from behind is found out by whoever saw the old one', async () => {
  const [hai, stranger] = [await person(1), await person(3)]
  deskOf({ ...empty, log: logOf(hai) })
  const rewritten = deskOf({ ...empty, log: logOf(stranger, hai) })
  expect(rewritten).toMatchObject({ trouble: 'rewritten', standing: undefined })
})

test('a log that lost its last lines is not the one seen before', async () => {
  const [hai, tam] = [await person(1), await person(2)]
  deskOf({ ...empty, log: logOf(hai, tam) })
  expect(deskOf({ ...empty, log: logOf(hai) }).trouble).toBe('rewritten')
  expect(deskOf(empty).trouble).toBe('rewritten')
})
