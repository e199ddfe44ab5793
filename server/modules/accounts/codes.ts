import type { Ctx, House } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { Refusal } from '../../platform/errors.ts'
import { enqueue } from '../../platform/jobs.ts'
import { carrierOf } from '../../platform/notify.ts'
import { smsWords } from '../../platform/sms-words.ts'
import { count, refuseLocked, triesOf } from './attempts.ts'
import { markOf, newCode, sameText } from './secrets.ts'
import { issue, spend, tryTicket } from './tickets.ts'

type Inside = Pick<Ctx, 'db' | 'house'>

/** What a code is good for: coming in, or taking up one invitation. */
type Use = { purpose: 'phone' | 'invite'; phone: string; inviteId?: string }

export type CodeToSend = {
  purpose: Use['purpose']
  phone: string
  code: string
  language: 'vi' | 'en'
  until: string
}

const minutes = 5
const mostTries = 5

/** Sends six digits to a phone. On a screen of the demonstration they are shown, and nothing leaves the house. */
export async function sendCode(ctx: Inside, use: Use) {
  const carrier = carrierOf(ctx.house.config)
  if (!carrier) throw new Refusal(503, 'sms.none')
  const sent = [triesOf(ctx.house, 'codes', use.phone)]
  await refuseLocked(ctx, [...sent, triesOf(ctx.house, 'phone', use.phone)])
  // Each message counts as a try, so that nobody can make a stranger's phone ring all night.
  await count(ctx, sent)

  const code = newCode()
  const hash = hashFor(ctx.house, use)
  const secret = markOf(ctx.house, 'code', `${hash} ${code}`)
  await issue(ctx, { hash, purpose: use.purpose, secret, minutes })
  if (carrier.name === 'on_screen') return { shown: code }
  // A slow gateway holds nobody up. The code is in the queue in clear until it is sent; it dies in minutes.
  await enqueue(ctx, 'accounts.send_code', {
    purpose: use.purpose,
    phone: use.phone,
    code,
    language: ctx.house.config.language,
    until: new Date(Date.now() + minutes * 60_000).toISOString(),
  })
  return {}
}

/** Are these the digits that were sent? Right once, and at most five tries. */
export async function proveCode(ctx: Inside, use: Use, code: string) {
  const hash = hashFor(ctx.house, use)
  const sent = await tryTicket(ctx, use.purpose, hash, mostTries)
  const right =
    sent !== undefined && sameText(sent.secret, markOf(ctx.house, 'code', `${hash} ${code}`))
  if (right) await spend(ctx, hash)
  return right
}

/** Hands a code to the carrier. Whether the number is known is found out here, where no answer waits for it. */
export async function deliverCode(
  house: House,
  { purpose, phone, code, language, until }: CodeToSend,
) {
  if (until < new Date().toISOString()) return
  const account = await inScope(house.db, itself, (db) =>
    db
      .selectFrom('accounts.account')
      .select('language')
      .where('phone', '=', phone)
      .where('closedAt', 'is', null)
      .executeTakeFirst(),
  )
  if (purpose === 'phone' && !account) return
  const spoken = account ? (account.language as 'vi' | 'en') : language
  await carrierOf(house.config)?.send(phone, smsWords[spoken].code(code, minutes))
}

function hashFor(house: House, { purpose, phone, inviteId = '' }: Use) {
  return markOf(house, 'ticket', [purpose, phone, inviteId].join(' '))
}
