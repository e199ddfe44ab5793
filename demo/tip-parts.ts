import { randomUUID } from 'node:crypto'
import { recipientsOf } from '../sealing/key-log.ts'
import { type Sealed, seal, sealWords } from '../sealing/seal.ts'
import { newSharedKey } from '../sealing/two-people.ts'
import type { House } from '../server/platform/context.ts'
import type { Chance } from './chance.ts'
import type { MadeDesk } from './desks.ts'
import type { Picture } from './evidence.ts'
import type { Row } from './kept.ts'
import type { Sender } from './senders.ts'
import type { Told } from './tip-book.ts'
import { awake, blunt, minutesAfter, type Moments } from './tip-moments.ts'

/** A tip at the desk that has it, and who sent it. */
export type Held = { desk: MadeDesk; id: string; officer: string; sender: Sender; moments: Moments }

/** Sealed as the tables keep it. */
export function inTable({ header, payload }: Sealed) {
  return { header: Buffer.from(header), payload: Buffer.from(payload) }
}

/** What was said after a tip: between the first look and its end, or with the dispute. */
export async function messagesOf(held: Held, said: Told['said'], { chance, now }: Clock) {
  const { desk, id, sender, officer, moments } = held
  const from = moments.seenAt
  if (!from) return []
  const toDesk = recipientsOf(desk.standing)
  const until = moments.closedAt ?? moments.disputedAt ?? now
  const span = Math.min(until.getTime() - from.getTime(), said.length * 20 * 3_600_000)
  return Promise.all(
    said.map(async ({ by, text, later }, place): Promise<Row<'tips.message'>> => {
      const part = (span / said.length) * (place + chance.between(0.2, 0.8))
      const spread = new Date(from.getTime() + part)
      const inTheDay = awake(spread) < until ? awake(spread) : spread
      const at = later && moments.disputedAt ? moments.disputedAt : inTheDay
      if (by === 'desk' && !sender.replyTo) throw new Error(`nobody to answer: ${text}`)
      const readers = by === 'desk' && sender.replyTo ? [...toDesk, sender.replyTo] : toDesk
      return {
        keeperId: desk.keeperId,
        tipId: id,
        id: randomUUID(),
        side: by,
        ...inTable(await sealWords({ v: 1, text }, readers)),
        keyHead: desk.standing.head,
        byId: by === 'sender' ? null : officer,
        at: blunt(at).toISOString(),
      }
    }),
  )
}

type Clock = { chance: Chance; now: Date }

/** A photo the sender added: its content goes to the sealed files, its head and name stay here. */
export async function fileOf(
  house: Pick<House, 'storage' | 'sealedFiles'>,
  { desk, id, moments }: Held,
  { picture, name }: { picture: Picture; name: string },
): Promise<Row<'tips.file'>> {
  const content = await house.storage.fetch(picture.hash)
  if (!content) throw new Error(`no picture ${picture.name}`)
  const readers = recipientsOf(desk.standing)
  const { header, payload } = inTable(await seal(content, readers))
  const about = inTable(
    await sealWords(
      { v: 1, name, type: 'image/jpeg', bytes: content.length, cleaned: true },
      readers,
    ),
  )
  return {
    keeperId: desk.keeperId,
    tipId: id,
    id: randomUUID(),
    side: 'sender',
    header,
    aboutHeader: about.header,
    aboutPayload: about.payload,
    keyHead: desk.standing.head,
    bytes: payload.length,
    stored: await house.sealedFiles.keep(payload, 'application/octet-stream'),
    at: moments.receivedAt.toISOString(),
  }
}

/** Who the sender says they are, sealed to a key that no one person has; somebody has asked to open it. */
export async function identityOf(
  { desk, id, officer, moments }: Held,
  { name, contact, asked }: NonNullable<Told['named']>,
) {
  const { keeperId, standing } = desk
  const { recipient, shares } = await newSharedKey(standing.keys)
  const own = standing.keys.find(({ accountId }) => accountId === officer)
  const askedAt = minutesAfter(moments.seenAt ?? moments.receivedAt, 26 * 60)
  return {
    identity: [
      { keeperId, tipId: id, ...inTable(await sealWords({ v: 1, name, contact }, [recipient])) },
    ],
    shares: shares.map(({ holder, sealed }) => ({
      keeperId,
      tipId: id,
      keyId: holder,
      sealed: Buffer.from(sealed),
    })),
    openings:
      asked && own
        ? [
            {
              keeperId,
              tipId: id,
              id: randomUUID() as string,
              reason: asked,
              askedBy: officer,
              askedKey: own.id,
              askedAt: askedAt.toISOString(),
            },
          ]
        : [],
  }
}
