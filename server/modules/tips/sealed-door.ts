import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { sealed as contract } from '../../../contract/sealed.ts'
import { receiptOf } from '../../../sealing/receipt.ts'
import { sealedRoute } from '../../platform/http.ts'
import { uploadDoors } from '../../platform/uploads.ts'
import { attachFile, openUpload } from './sealed-attach.ts'
import { deskList, deskOf } from './sealed-desks.ts'
import type { Sealed } from './sealed-parts.ts'
import { takeTip } from './sealed-send.ts'
import { spendOnce } from './sealed-spent.ts'
import { actOn, fileFor, nothingThere, sayMore, threadOf } from './sealed-thread.ts'
import { onTheBeat } from './sealed-time.ts'

type Shown = Pick<z.output<(typeof contract.thread)['input']>, 'bearer' | 'work'>

/** What a sender's browser asks: the same at the door of its own and for the form inside the app. */
export async function sealedDoor(app: FastifyInstance, sealed: Sealed) {
  const { labour } = sealed
  const spent = spendOnce<{ kept: true }>()

  sealedRoute(app, contract.desks, () => deskList(sealed))
  sealedRoute(app, contract.desk, ({ keeperId }) => deskOf(sealed, keeperId))
  sealedRoute(app, contract.door, async () => sealed.addresses)
  sealedRoute(app, contract.work, async () => labour.give())
  sealedRoute(app, contract.send, async ({ bearer, work, ...said }) => {
    const receipt = receiptFor(sealed, 'tip', { bearer, work })
    return spent(
      `${work.challenge}|${receipt.toString('base64')}`,
      `${said.keeperId}/${said.id}`,
      () => {
        labour.tips.rise()
        return takeTip(sealed, receipt, said)
      },
    )
  })
  sealedRoute(app, contract.thread, (shown) =>
    behind(sealed, shown, (receipt) => threadOf(sealed, receipt)),
  )
  sealedRoute(app, contract.say, ({ bearer, work, ...said }) =>
    behind(sealed, { bearer, work }, (receipt) => sayMore(sealed, receipt, said)),
  )
  sealedRoute(app, contract.file, ({ bearer, work, id }) =>
    behind(sealed, { bearer, work }, (receipt) => fileFor(sealed, receipt, id)),
  )
  sealedRoute(app, contract.act, ({ bearer, work, act }) =>
    behind(sealed, { bearer, work }, (receipt) => actOn(sealed, receipt, act)),
  )
  await uploadDoors(
    app,
    (request) => takeUpload(sealed, request),
    (door, taken) =>
      sealedRoute(door, contract.attach, async (_, request) => taken(request).kept, {
        input: (request) => taken(request).asked,
      }),
  )
}

// Read before the verb, as every upload: refused, its line is cut, and nobody waits for the rest of it.
async function takeUpload(sealed: Sealed, request: FastifyRequest) {
  const { asked, content } = await openUpload(request)
  const kept = await behind(sealed, asked, (receipt) => attachFile(sealed, receipt, asked, content))
  // One that was there before was not read: its sender goes on to the end, and is told as the first time.
  content.resume()
  return { asked, kept }
}

/** What is behind a receipt that was worked for, on the beat; a refusal where nothing is. */
function behind<Found>(
  sealed: Sealed,
  shown: Shown,
  find: (receipt: Buffer) => Promise<Found | undefined>,
) {
  return onTheBeat(async () => {
    const found = await find(receiptFor(sealed, 'look', shown))
    if (found !== undefined) return found
    sealed.labour.misses.rise()
    throw nothingThere()
  })
}

function receiptFor({ labour }: Sealed, kind: 'tip' | 'look', { bearer, work }: Shown) {
  const receipt = Buffer.from(receiptOf(Buffer.from(bearer, 'base64')))
  labour.check(kind, work, receipt.toString('base64'))
  return receipt
}
