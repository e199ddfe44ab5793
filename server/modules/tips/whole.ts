import type { z } from 'zod'
import type { Tip } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import { unitsById } from '../units/module.ts'
import { namesOf } from './box-people.ts'
import { type At, findTip } from './find.ts'
import { clocksFor, briefOf } from './tell.ts'
import { batchOf, filesOf, identityOf, joinedTo, messagesOf, transfersOf } from './parts.ts'

type Whole = z.input<typeof Tip>
type Parts = Awaited<ReturnType<typeof partsOf>>

/** One tip whole, sealed as it is: its thread, files, clocks, transfers. */
export async function wholeTip(ctx: Ctx, at: At): Promise<Whole> {
  const parts = await partsOf(ctx, at)
  const { row, joined, batch } = parts
  const [nameOf, placeOf] = await Promise.all([namesIn(ctx, parts), placesIn(ctx, parts)])
  return {
    ...briefOf(ctx, row),
    clocks: clocksFor(ctx, row),
    replyTo: row.replyTo,
    messages: parts.messages.map(({ byId, ...each }) => ({
      ...sealedPart(each),
      by: nameOf(byId),
    })),
    attached: parts.files.map((file) => ({
      ...sealedPart({ ...file, header: file.aboutHeader, payload: file.aboutPayload }),
      bytes: file.bytes,
    })),
    joined,
    transfers: parts.transfers.map(
      ({ id, number, year, reason, toKeeper, toBody, byId, at: on }) => ({
        id,
        number,
        year,
        reason,
        toKeeper,
        toBody,
        toName: placeOf(toKeeper),
        by: nameOf(byId) ?? '',
        at: on.toISOString(),
      }),
    ),
    identity: parts.identity && {
      ...parts.identity,
      openings: parts.identity.openings.map((opening) => ({
        ...opening,
        askedBy: nameOf(opening.askedById) ?? '',
        agreedBy: nameOf(opening.agreedBy),
      })),
    },
    destroyOn: row.destroyOn,
    box: batch ? { batchId: batch.id, kind: batch.kind as 'box' | 'meeting' } : null,
  }
}

async function partsOf(ctx: Ctx, at: At) {
  const [row, messages, files, joined, transfers, identity, batch] = await Promise.all([
    findTip(ctx, at),
    messagesOf(ctx, at),
    filesOf(ctx, at),
    joinedTo(ctx, at),
    transfersOf(ctx, at),
    identityOf(ctx, at),
    batchOf(ctx, at),
  ])
  return { row, messages, files, joined, transfers, identity, batch }
}

async function namesIn(ctx: Ctx, { messages, transfers, identity }: Parts) {
  const openings = identity?.openings ?? []
  const ids = [
    ...messages.map(({ byId }) => byId),
    ...transfers.map(({ byId }) => byId),
    ...openings.flatMap(({ askedById, agreedBy }) => [askedById, agreedBy]),
  ]
  const names = await namesOf(
    ctx,
    ids.filter((id) => id !== null),
  )
  return (id: string | null) => (id === null ? null : names(id).name)
}

async function placesIn(ctx: Ctx, { transfers }: Parts) {
  const units = await unitsById(
    ctx,
    transfers.flatMap(({ toKeeper }) => toKeeper ?? []),
  )
  return (id: string | null) => {
    const unit = units.get(id ?? '')
    return unit ? `${unit.title} ${unit.name}`.trim() : null
  }
}

type Part = {
  id: string
  side: Whole['messages'][number]['side']
  at: Date
  header: Buffer
  payload: Buffer
}

function sealedPart({ id, side, at, header, payload }: Part) {
  return {
    id,
    side,
    at: at.toISOString(),
    header: header.toString('base64'),
    payload: payload.toString('base64'),
  }
}
