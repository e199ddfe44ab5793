import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import type { z } from 'zod'
import { cases } from '../contract/cases.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { tipBoxes } from '../contract/tip-boxes.ts'
import { tipDesk } from '../contract/tip-desk.ts'
import { tips } from '../contract/tips.ts'
import { handShare } from '../sealing/two-people.ts'
import { hung } from '../server/modules/tips/box-village.fixture.ts'
import { newSender } from '../server/modules/tips/desk.fixture.ts'
import { forwarding, tipAt, wordsFor } from '../server/modules/tips/queue.fixture.ts'
import { today } from '../server/platform/days.ts'
import type { Person } from '../server/testing/house.ts'
import type { Desks, On } from './tips-told.ts'

/** On paper and by voice: a slip from a box, and a call. Answers the codes on both stubs. */
export async function onPaperAndByVoice({ house, commune, below, plant }: Desks) {
  const { head, front, opening } = await hung({ ...house, commune: async () => commune })
  const batch = opening(front, { letters: 1 })
  await done(house, head, tipBoxes.openBatch, batch)
  const takeIn = async (by: Person, channel: 'box' | 'hotline', more: object = {}) => {
    const { code, bearer, recipient } = await newSender()
    const id = randomUUID() as string
    const sealed = await wordsFor(below, plant(`${channel}: what was told`))
    const shown = { bearer, replyTo: recipient, category: 'theft', urgent: false }
    const said = { keeperId: below.keeperId, id, channel, ...shown, ...sealed, ...more }
    await done(house, by, tips.takeIn, said)
    return { id, code, bearer }
  }
  const slip = await takeIn(head, 'box', { batchId: batch.id })
  const call = await takeIn(below.officers[0], 'hotline')
  await done(house, front, tipBoxes.confirmBatch, batch)
  return [slip, call]
}

/** What a desk does with a tip: an answer, a note, the name opened by two, a case with a step, an end. */
export async function atTheDesk({ house, below, plant }: Desks, id: string) {
  const [first, second] = below.officers
  if (!second) throw new Error('a name is opened by two')
  const { keeperId } = below
  const at = { keeperId, id }
  const { replyTo } = await tipAt(house, below, id)
  const answer = await wordsFor(below, plant('an answer of the desk'), replyTo ?? '')
  const note = await wordsFor(below, plant('a note'))
  await done(house, first, tips.say, { ...at, messageId: randomUUID(), side: 'desk', ...answer })
  await done(house, first, tips.say, { ...at, messageId: randomUUID(), side: 'note', ...note })

  const openingId = randomUUID()
  await done(house, first, tips.askIdentity, { ...at, openingId, reason: 'life-at-risk' })
  const { body } = await house.ask(second, tips.read, at)
  const theirs = base64.decode(body.identity?.share ?? '')
  const share = await handShare(theirs, second.secrets.identity, first.key.recipient)
  const agreed = { keeperId, id: openingId, tipId: id, share: base64.encode(share) }
  await done(house, second, tipDesk.settleOpening, agreed)

  const one = { keeperId, id: randomUUID() as string }
  const summary = await wordsFor(below, plant('the summary of a case'))
  const sources = [{ kind: 'tip' as const, id }]
  await done(house, first, cases.open, { ...one, category: 'theft', sources, ...summary })
  const step = { stepId: randomUUID(), kind: 'checked-on-site', on: today() }
  const stepped = await wordsFor(below, plant('the note of a step'))
  const { edition } = await done(house, first, cases.step, { ...one, ...step, ...stepped })
  const end = { edition, outcome: 'prosecuted', valuable: true }
  await done(house, first, cases.close, { ...one, ...end })
}

/** Hands a tip over to the desk above, which answers it. */
export async function handedOver({ house, below, above, plant }: Desks, id: string) {
  const going = await forwarding(house, { from: below, to: above }, id)
  await done(house, below.officers[0], tips.forward, going)
  const { replyTo } = await tipAt(house, above, id)
  const answer = await wordsFor(above, plant('an answer from above'), replyTo ?? '')
  const said = { keeperId: above.keeperId, id, messageId: randomUUID(), side: 'desk' as const }
  await done(house, above.officers[0], tips.say, { ...said, ...answer })
}

/** Asks, and goes on only with what was granted. */
async function done<Input extends z.ZodType, Reply extends z.ZodType>(
  house: Pick<On, 'ask'>,
  who: Person,
  at: Endpoint<Input, Reply>,
  input: z.input<Input>,
) {
  const { status, body } = await house.ask(who, at, input)
  expect(status, `${at.path}: ${JSON.stringify(body)}`).toBe(200)
  return body
}
