import { base64 } from '@scure/base'
import { beforeAll, describe, expect } from 'vitest'
import { accounts } from '../contract/accounts.ts'
import { cases, surrenders } from '../contract/cases.ts'
import { figures } from '../contract/figures.ts'
import { sealed } from '../contract/sealed.ts'
import { tipBoxes } from '../contract/tip-boxes.ts'
import { tips } from '../contract/tips.ts'
import { readLog } from '../sealing/key-log.ts'
import { passphraseLock, unlock } from '../sealing/lock.ts'
import { receiptOf } from '../sealing/receipt.ts'
import { open, openWords } from '../sealing/seal.ts'
import { handShare, joinShares } from '../sealing/two-people.ts'
import { doWork } from '../sealing/work.ts'
import { runClocks } from '../server/modules/tips/breaches.ts'
import { unitIds } from '../server/modules/units/module.ts'
import { today } from '../server/platform/days.ts'
import { openTestHouse, test } from '../server/testing/house.ts'
import { readBooks } from './book.ts'
import { demonstrationWords } from './desks.ts'
import { loadDemonstration } from './load.ts'
import { readTipBook } from './tip-book.ts'
import { keysIn } from '../server/modules/tips/receipt-keys.ts'

type Piece = { keeperId: string; header: Buffer; payload: Buffer }

describe('sealed word in the demonstration', () => {
  let house: Awaited<ReturnType<typeof openTestHouse>>
  beforeAll(async () => {
    house = await openTestHouse({})
    await loadDemonstration(house.house, house.db, () => {})
    return () => house.close()
  })

  /** What the demonstration's words unlock, by the id of the key. */
  async function everybody() {
    const keys = await house.db.selectFrom('tips.key').selectAll().execute()
    return Promise.all(
      keys.map(async (key) => ({
        key,
        secrets: await unlock(key.locked, passphraseLock(demonstrationWords)),
      })),
    )
  }

  /** The officer of each commune's desk, signed in. */
  async function officersHere(role = 'commune_police') {
    const { body: people } = await house.ask(undefined, accounts.demoPeople, {})
    return Promise.all(
      people
        .filter((person) => person.role === role)
        .map(async ({ accountId, unit }) => {
          const { cookie } = await house.ask(undefined, accounts.demo, { accountId })
          const person = { accountId, cookie: cookie.split(';')[0] ?? '' }
          return { person, keeperId: unit.id }
        }),
    )
  }

  test('every desk is open, and its log holds from the first entry to the last', async () => {
    const log = await house.db.selectFrom('tips.keyLog').selectAll().orderBy('seq').execute()
    const desks = [...new Set(log.map(({ keeperId }) => keeperId))]
    expect(desks).toHaveLength(10)
    for (const desk of desks) {
      const standing = readLog(
        desk,
        log.filter(({ keeperId }) => keeperId === desk),
      )
      expect(standing.open).toBe(true)
      const holders = standing.keys.map(({ holder }) => holder)
      expect([2, 3]).toContain(holders.length)
      expect(holders.filter((holder) => holder === 'officer')).toHaveLength(1)
    }
    const { body } = await house.ask(undefined, sealed.desks, {})
    expect(body.map(({ keeperId }) => keeperId).sort()).toEqual(desks.sort())
  })

  test('what is sealed opens with the words of the demonstration, for the officer of its desk alone', async () => {
    const people = await everybody()
    const officers = new Map(
      people
        .filter(({ key }) => key.holder === 'officer')
        .map(({ key, secrets }) => [key.keeperId, secrets.identity]),
    )
    const parts = await Promise.all([
      house.db.selectFrom('tips.tip').select(['keeperId', 'header', 'payload']).execute(),
      house.db.selectFrom('tips.message').select(['keeperId', 'header', 'payload']).execute(),
      house.db.selectFrom('cases.case').select(['keeperId', 'header', 'payload']).execute(),
      house.db
        .selectFrom('cases.step')
        .select(['keeperId', 'header', 'payload'])
        .where('header', 'is not', null)
        .$castTo<Piece>()
        .execute(),
    ])
    expect(parts.map(({ length }) => length)).toEqual([
      70,
      expect.any(Number),
      15,
      expect.any(Number),
    ])
    for (const { keeperId, ...piece } of parts.flat()) {
      const said = await openWords(piece, officers.get(keeperId) ?? '')
      expect(said).toEqual(expect.objectContaining({ v: 1, text: expect.stringMatching(/\p{L}/u) }))
    }
    const custodian = people.find(({ key }) => key.holder === 'custodian')
    const [tip] = parts[0]
    if (!tip || !custodian) throw new Error('nothing to open')
    await expect(openWords(tip, custodian.secrets.identity)).rejects.toThrow()
  })

  test('a photo is a picture again, and its content lies apart from all other files', async () => {
    const files = await house.db.selectFrom('tips.file').selectAll().execute()
    expect(files).toHaveLength(5)
    const people = await everybody()
    for (const { keeperId, header, stored, bytes, aboutHeader, aboutPayload } of files) {
      const officer = people.find(
        ({ key }) => key.keeperId === keeperId && key.holder === 'officer',
      )?.secrets.identity
      const payload = await house.house.sealedFiles.fetch(stored)
      expect(payload).toHaveLength(bytes)
      const content = await open({ header, payload: payload ?? Buffer.of() }, officer ?? '')
      expect([...content.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
      const about = { header: aboutHeader, payload: aboutPayload }
      expect(await openWords(about, officer ?? '')).toMatchObject({ bytes: content.length })
    }
  })

  test('a name opens with two shares, and so does what is sealed to the spare key of a desk', async () => {
    const people = await everybody()
    const shares = await house.db.selectFrom('tips.identityShare').selectAll().execute()
    const named = await house.db.selectFrom('tips.identity').selectAll().execute()
    expect(named).toHaveLength(5)
    for (const { keeperId, tipId, header, payload } of named) {
      const held = shares.filter((share) => share.tipId === tipId)
      expect(held).toHaveLength(3)
      const secret = await together(held)
      expect(await openWords({ header, payload }, secret)).toMatchObject({ v: 1 })
      const spare = await house.db
        .selectFrom('tips.escrowShare')
        .selectAll()
        .where('keeperId', '=', keeperId)
        .execute()
      const tip = await house.db
        .selectFrom('tips.tip')
        .selectAll()
        .where('id', '=', tipId)
        .executeTakeFirstOrThrow()
      expect(await openWords(tip, await together(spare))).toMatchObject({ v: 1 })
    }

    async function together(held: { keyId: string; sealed: Buffer }[]) {
      const [one, other] = held.map(({ keyId, sealed: share }) => ({
        share,
        who: people.find(({ key }) => key.id === keyId),
      }))
      if (!one?.who || !other?.who) throw new Error('too few holders')
      const handed = await handShare(other.share, other.who.secrets.identity, one.who.key.recipient)
      return joinShares([one.share, handed], one.who.secrets.identity)
    }
  })

  test('with the code of its sheet a visitor finds a thread and reads the answers', async () => {
    for (const book of await readBooks()) {
      const { code } = await readTipBook(book)
      const { bearer, identity } = await keysIn(code)
      const { body: door } = await house.ask(undefined, sealed.work, {})
      const receipt = base64.encode(receiptOf(bearer))
      const nonce = doWork(door.challenge, receipt, door.lookBits)
      const { status, body } = await house.ask(undefined, sealed.thread, {
        bearer: base64.encode(bearer),
        work: { challenge: door.challenge, nonce },
      })
      expect(status).toBe(200)
      expect(body.keeperId).toBe(unitIds.communeId(book.commune))
      const answers = body.messages.filter(({ side }) => side === 'desk')
      expect(answers.length).toBeGreaterThanOrEqual(2)
      for (const { header, payload } of answers) {
        const words = { header: base64.decode(header), payload: base64.decode(payload) }
        expect(await openWords(words, identity)).toMatchObject({ v: 1 })
      }
    }
  })

  test('each queue has tips in every state, and none of it lies in the future', async () => {
    const now = new Date()
    for (const { commune } of await readBooks()) {
      const keeperId = unitIds.communeId(commune)
      const rows = await house.db
        .selectFrom('tips.tip')
        .selectAll()
        .where('keeperId', '=', keeperId)
        .execute()
      const states = rows.map(({ state }) => state)
      const count = (state: string) => states.filter((each) => each === state).length
      expect([count('new'), count('seen'), count('in_case'), count('closed')]).toEqual([3, 3, 2, 5])
      for (const row of rows) {
        const days = [row.receivedAt, row.seenAt, row.notifiedAt, row.closedAt, row.disputedAt]
        const told = days.filter((at) => at !== null)
        expect(told.every((at) => at <= now)).toBe(true)
        expect(told[0]).toBe(row.receivedAt)
        expect(told.every((at) => at >= row.receivedAt)).toBe(true)
      }
    }
    const ahead = await house.db
      .selectFrom('tips.message')
      .select('at')
      .where('at', '>', now)
      .execute()
    expect(ahead).toEqual([])
  })

  test('each commune has a case in work, a late one and a closed one, and the last two are linked', async () => {
    for (const officer of await officersHere()) {
      const { keeperId } = officer
      const shown = (show: 'open' | 'late' | 'closed') =>
        house.ask(officer.person, cases.list, { keeperId, show })
      const [open, late, closed] = await Promise.all([
        shown('open'),
        shown('late'),
        shown('closed'),
      ])
      expect([open, late, closed].map(({ body }) => body.cases.length)).toEqual([2, 1, 1])
      const [one] = closed.body.cases
      expect(one).toMatchObject({ tips: 2, valuable: true })
      const { body } = await house.ask(officer.person, cases.read, { keeperId, id: one?.id ?? '' })
      expect(body.links.map(({ id }) => id)).toEqual(late.body.cases.map(({ id }) => id))
      expect(body.steps.length).toBeGreaterThanOrEqual(3)
    }
  })

  test('each commune has a letter box that is late, and a record that waits for the second person', async () => {
    for (const { person, keeperId } of await officersHere()) {
      const { body } = await house.ask(person, tipBoxes.list, { keeperId })
      expect(body.boxes.map(({ number }) => number)).toEqual([1, 2])
      expect(body.boxes.every(({ dueOn }) => dueOn !== null && dueOn < today())).toBe(true)
      const { body: batches } = await house.ask(person, tipBoxes.batches, { keeperId })
      expect(batches).toHaveLength(10)
      expect(batches.filter(({ confirmedAt }) => !confirmedAt)).toHaveLength(1)
      expect(batches.every(({ typedIn, letters }) => typedIn <= letters)).toBe(true)
    }
  })

  test('weapons came with a name and without one, and each is on its way', async () => {
    for (const { person, keeperId } of await officersHere()) {
      const { status, body } = await house.ask(person, surrenders.list, { keeperId })
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body.surrenders).toHaveLength(3)
      expect(body.surrenders.filter(({ deliverer }) => deliverer)).toHaveLength(1)
      for (const { custody, on } of body.surrenders) {
        expect(custody[0]).toMatchObject({ seq: 1, step: 'received', givenBy: '', on })
        const days = custody.map((step) => step.on)
        expect(days).toEqual([...days].sort())
        expect(days.every((day) => day <= today())).toBe(true)
      }
    }
  })

  test('every clock that ran out is written down already, one of each desk unanswered', async () => {
    const breaches = () =>
      house.db.selectFrom('tips.breach').selectAll().orderBy('tipId').orderBy('clock').execute()
    const before = await breaches()
    await runClocks(house.house)
    expect(await breaches()).toEqual(before)
    const firstLooks = before.filter(({ clock, answered }) => clock === 'first-look' && !answered)
    expect(firstLooks).toHaveLength(5)
    expect(before.some(({ answered }) => answered !== null)).toBe(true)
  })

  test('adds up: the figures are what the queues, boxes, cases and records of weapons say', async () => {
    const { db, house: inside } = house
    const [looked, boxes, batches, ended, handed] = await Promise.all([
      db.selectFrom('tips.tip').select(['channel', 'seenAt', 'valuable']).execute(),
      db.selectFrom('tips.box').select('id').execute(),
      db.selectFrom('tips.batch').selectAll().where('confirmedAt', 'is not', null).execute(),
      db.selectFrom('cases.case').select('outcome').where('state', '=', 'closed').execute(),
      db.selectFrom('cases.surrender').select('lines').execute(),
    ])
    const destroyed = await db.selectFrom('tips.certificate').select('id').execute()
    const wanted = new Map<string, number>()
    const add = (indicator: string, amount: number) =>
      wanted.set(indicator, (wanted.get(indicator) ?? 0) + amount)
    for (const { channel, seenAt, valuable } of looked) {
      add('tip.total', seenAt && !['box', 'meeting'].includes(channel) ? 1 : 0)
      add('tip.valuable', valuable ? 1 : 0)
    }
    add('tip.total', destroyed.length)
    add('tipbox.count', boxes.length)
    for (const { kind, letters, attendance } of batches) {
      add('tip.total', letters)
      add(kind === 'box' ? 'tipbox.openings' : 'meeting.sessions', 1)
      if (kind === 'box') add('tipbox.letters', letters)
      else add('meeting.attendances', attendance ?? 0)
    }
    for (const { outcome } of ended)
      for (const indicator of inside.catalog.tips.outcomes.get(outcome ?? '')?.counts ?? [])
        add(indicator, 1)
    for (const { lines } of handed)
      for (const { item, quantity } of lines as { item: string; quantity: number }[])
        add(inside.catalog.surrender.get(item)?.indicator ?? '', quantity)

    const ledger = await db
      .selectFrom('indicators.entry')
      .select(({ fn }) => ['indicator', fn.sum<number>('amount').as('amount')])
      .where('source', 'in', ['tip', 'case', 'surrender'])
      .groupBy('indicator')
      .execute()
    const counted = new Map(ledger.map(({ indicator, amount }) => [indicator, amount]))
    expect([...counted.keys()].sort()).toEqual([...wanted.keys()].sort())
    for (const [indicator, amount] of wanted)
      expect([indicator, counted.get(indicator)]).toEqual([indicator, expect.closeTo(amount, 3)])
    const { body } = await house.ask(undefined, figures.dashboard, {
      unitId: unitIds.nationId,
      months: 60,
    })
    const shown = body.totals.find(({ indicator }) => indicator === 'tipbox.count')
    expect(shown?.amount).toBe(10)
  })

  test('an officer sees the queue, and a province what was sent up to it', async () => {
    for (const [role, open] of [
      ['commune_police', 8],
      ['province_police', 1],
    ] as const) {
      const officers = await officersHere(role)
      expect(officers).toHaveLength(5)
      for (const { person, keeperId } of officers) {
        const { status, body } = await house.ask(person, tips.queue, { keeperId })
        expect(status, JSON.stringify(body)).toBe(200)
        expect(body.counts.open).toBe(open)
        expect(body.tips).toHaveLength(open)
      }
    }
  })
})
