// @vitest-environment node
import { base64 } from '@scure/base'
import { beforeEach, expect, test } from 'vitest'
import { film, planted, plantedIn } from '../../../sealing/clean-specimens.ts'
import {
  type DeskKey,
  entryText,
  type KeyEntry,
  type LoggedEntry,
  readLog,
  sign,
} from '../../../sealing/key-log.ts'
import { newSecrets, publicOf, type Secrets } from '../../../sealing/lock.ts'
import { receiptOf, written } from '../../../sealing/receipt.ts'
import { openWhole, openWords, sealWords } from '../../../sealing/seal.ts'
import { handShare, joinShares, newSharedKey } from '../../../sealing/two-people.ts'
import { bitsOf } from '../../../sealing/work.ts'
import { Refused } from '../call.ts'
import { readied, sendFile } from './attach.ts'
import { deskOf } from './desk.ts'
import type { Post } from './door.ts'
import { newEnvelope, type Said, sendTip } from './send.ts'
import { keysIn, readThread, say } from './thread.ts'

type Holder = { key: DeskKey; secrets: Secrets }
type Piece = { header: string; payload: string }
type Input = {
  id: string
  keeperId: string
  bearer: string
  header: string
  work: { challenge: string; nonce: number }
  sealed: Piece
  about: Piece
  identity: { sealed: Piece; shares: { keyId: string; sealed: string }[] }
}
type Asked = { path: string; input: Input; file?: Blob | undefined }

const [below, above] = [
  '0000aaaa-0000-4000-8000-000000000001',
  '0000aaaa-0000-4000-8000-000000000002',
]
const said: Said = {
  keeperId: below,
  aboutThisDesk: false,
  category: 'violence',
  urgent: false,
  words: { text: 'đêm qua', where: '', when: '', answers: [] },
}

/** A desk whose first holder is its officer; whoever else is named holds a share. */
async function newDesk(keeperId: string) {
  const holder = async (kind: DeskKey['holder']): Promise<Holder> => {
    const secrets = await newSecrets()
    const id = crypto.randomUUID()
    return { secrets, key: { id, accountId: id, holder: kind, ...(await publicOf(secrets)) } }
  }
  const officer = await holder('officer')
  const guard = await holder('custodian')
  const log: LoggedEntry[] = []
  const write = (act: KeyEntry['act'], more: Pick<KeyEntry, 'key' | 'escrow'>) => {
    const { seq, head } = readLog(keeperId, log)
    const on = '2026-06-05'
    const entry = entryText({
      desk: keeperId,
      seq: seq + 1,
      on,
      act,
      ...more,
      by: officer.key.id,
      prev: head,
    })
    log.push({ entry, signature: sign(entry, officer.secrets.signer) })
  }
  write('found', { key: officer.key })
  write('admit', { key: guard.key })
  const { recipient } = await newSharedKey([officer.key, guard.key])
  write('escrow', { escrow: { recipient, holders: [officer.key.id, guard.key.id] } })
  return { keeperId, officer, guard, log, write, holder }
}

type TestDesk = Awaited<ReturnType<typeof newDesk>>

let desk: TestDesk
let upper: TestDesk
let asked: Asked[]
/** What the door answers at a path before it answers as usual; each once. */
let first: Record<string, () => unknown>

beforeEach(async () => {
  desk = await newDesk(below)
  upper = await newDesk(above)
  asked = []
  first = {}
})

const post: Post = async ({ path }, input, file) => {
  asked.push({ path, input: input as Input, file })
  const before = first[path]
  delete first[path]
  if (before) return before()
  if (path.endsWith('/work')) return { challenge: 'c', tipBits: 6, lookBits: 4 }
  if (!path.endsWith('/:keeperId')) return { kept: true }
  const { keeperId, log } = input['keeperId'] === above ? upper : desk
  return { keeperId, aboveId: keeperId === below ? above : null, title: 'Xã', name: 'Thử', log }
}

const refuse = (code: string) => () => {
  throw new Refused(409, { code })
}
const sentTo = (path: string) =>
  asked.filter((each) => each.path === path).map(({ input }) => input)
/** The last of what was sent there. */
const lastTo = (path: string) => sentTo(path).at(-1) ?? fail(`nothing was sent to ${path}`)
const fail = (why: string): never => {
  throw new Error(why)
}
const bytes = ({ header, payload }: Piece) => ({
  header: base64.decode(header),
  payload: base64.decode(payload),
})

test('a tip is opened by the officer it was sealed to, and by nobody with the code', async () => {
  const envelope = await newEnvelope()
  await sendTip(post, envelope, said)
  const sent = lastTo('/api/sealed/tips')

  expect(await openWords(bytes(sent.sealed), desk.officer.secrets.identity)).toEqual({
    v: 1,
    ...said.words,
  })
  await expect(openWords(bytes(sent.sealed), envelope.keys.identity)).rejects.toThrow()
  expect(JSON.stringify(asked)).not.toContain(envelope.code)
})

test('the work shown was done for this receipt', async () => {
  const { keys, ...envelope } = await newEnvelope()
  await sendTip(post, { keys, ...envelope }, said)
  const sent = lastTo('/api/sealed/tips')
  const { challenge, nonce } = sent.work

  expect(bitsOf(challenge, base64.encode(receiptOf(keys.bearer)), nonce)).toBeGreaterThanOrEqual(6)
})

test('an envelope sent again is the same tip, with fresh work where the first was too old', async () => {
  const envelope = await newEnvelope()
  first['/api/sealed/tips'] = refuse('tip.work_expired')
  await sendTip(post, envelope, said)
  const ids = sentTo('/api/sealed/tips').map(({ id, bearer }) => [id, bearer])

  expect(ids).toHaveLength(2)
  expect(ids[1]).toEqual(ids[0])
})

test('where somebody came to the desk meanwhile, it is sealed again and to them as well', async () => {
  const newcomer = await desk.holder('officer')
  first['/api/sealed/tips'] = () => {
    desk.write('admit', { key: newcomer.key })
    return refuse('desk.keys_changed')()
  }
  await sendTip(post, await newEnvelope(), said)
  const [before, after] = sentTo('/api/sealed/tips')

  await expect(
    openWords(bytes(before?.sealed ?? fail('not sent')), newcomer.secrets.identity),
  ).rejects.toThrow()
  expect(
    await openWords(bytes(after?.sealed ?? fail('not sent again')), newcomer.secrets.identity),
  ).toMatchObject({
    text: 'đêm qua',
  })
})

test('a log with a key put in from behind is refused, and nothing is sealed to it', async () => {
  const stranger = await desk.holder('officer')
  const last = JSON.parse(desk.log[1]?.entry ?? '{}') as KeyEntry
  desk.log[1] = { ...desk.log[1], entry: entryText({ ...last, key: stranger.key }) } as LoggedEntry

  await expect(sendTip(post, await newEnvelope(), said)).rejects.toMatchObject({
    code: 'desk.log_untrue',
  })
  expect(sentTo('/api/sealed/tips')).toEqual([])
})

test('what concerns somebody at the desk is sealed to the one above; the top has none', async () => {
  const to = await sendTip(post, await newEnvelope(), { ...said, aboutThisDesk: true })
  const sent = lastTo('/api/sealed/tips')

  expect([to.keeperId, sent.keeperId]).toEqual([above, above])
  await expect(openWords(bytes(sent.sealed), desk.officer.secrets.identity)).rejects.toThrow()
  await expect(
    sendTip(post, await newEnvelope(), { ...said, keeperId: above, aboutThisDesk: true }),
  ).rejects.toMatchObject({ code: 'desk.none_above' })
})

test('a name opens with two shares and with no single one', async () => {
  const identity = { name: 'Lò Thị Mai', contact: '' }
  await sendTip(post, await newEnvelope(), { ...said, identity })
  const sent = lastTo('/api/sealed/tips').identity
  const share = ({ key }: Holder) =>
    base64.decode(sent.shares.find(({ keyId }) => keyId === key.id)?.sealed ?? '')
  const { officer, guard } = desk
  const handed = await handShare(share(guard), guard.secrets.identity, officer.key.recipient)
  const secret = await joinShares([share(officer), handed], officer.secrets.identity)

  expect(await openWords(bytes(sent.sealed), secret)).toEqual({ v: 1, ...identity })
  await expect(openWords(bytes(sent.sealed), officer.secrets.identity)).rejects.toThrow()
})

test('a film is sent without what its maker left in it, and under a number', async () => {
  const { keys } = await newEnvelope()
  const ready = await readied(new File([film()], 'Nhà ông Lò.mp4'), 3)
  await sendFile(post, await deskOf(post, below), keys.bearer, ready)
  const { input, file } = asked.at(-1) ?? fail('nothing was sent')
  const payload = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))
  const { identity } = desk.officer.secrets
  const opened = await openWhole(
    new Uint8Array([...base64.decode(input.header), ...payload]),
    identity,
  )

  expect(plantedIn(film())).not.toEqual([])
  expect(plantedIn(opened)).toEqual([])
  expect(await openWords(bytes(input.about), identity)).toMatchObject({
    name: '3.mp4',
    cleaned: true,
  })
})

test('a document is sent as it is, and said to be so', async () => {
  const { warn, words } = await readied(
    new File([`%PDF-1.7 ${planted.maker}`], 'don-to-cao.pdf'),
    1,
  )

  expect({ warn, ...words }).toMatchObject({ warn: 'document', name: '1.pdf', cleaned: false })
})

test('the code opens what the desk wrote; one’s own words stay sealed', async () => {
  const { code, keys } = await newEnvelope()
  const letter = async (side: string, text: string, to: string) => {
    const { header, payload } = await sealWords({ v: 1, text }, [to])
    // PostgreSQL breaks its base64 into lines.
    const broken = base64.encode(header).replace(/.{76}/g, '$&\n')
    return {
      id: side,
      side,
      at: '2026-06-05T01:00:00Z',
      header: broken,
      payload: base64.encode(payload),
    }
  }
  first['/api/sealed/thread'] = () => found
  const found = {
    messages: [
      await letter('desk', 'Mấy giờ?', keys.recipient),
      await letter('sender', 'Mười giờ.', desk.officer.key.recipient),
    ],
    files: [],
  }
  const { messages } = await readThread(post, await keysIn(written(code)))

  expect(messages.map(({ side, text }) => [side, text])).toEqual([
    ['desk', 'Mấy giờ?'],
    ['sender', undefined],
  ])
})

test('an answer is sealed to the desk that has the tip now', async () => {
  const { keys } = await newEnvelope()
  await say(post, { keeperId: above, bearer: keys.bearer, id: 'm', text: 'Mười giờ.' })
  const sent = lastTo('/api/sealed/messages')

  expect(await openWords(bytes(sent.sealed), upper.officer.secrets.identity)).toEqual({
    v: 1,
    text: 'Mười giờ.',
  })
})

test('a slip of the pen is told without asking the door', async () => {
  await expect(keysIn('1234 5678')).rejects.toMatchObject({ code: 'receipt.mistyped' })
  expect(asked).toEqual([])
})
