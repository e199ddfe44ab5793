import type { House } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { carrierOf } from '../../platform/notify.ts'
import { smsWords } from '../../platform/sms-words.ts'
import { wakePeople } from '../alarms/module.ts'
import { everyOpenTip } from './breaches.ts'
import { presses } from './clocks.ts'
import type { TipRow } from './find.ts'
import { clocksFor } from './tell.ts'

/** How often notices go out, in minutes: a tip and the notice of it never meet in time. */
const every = 30

const words = {
  vi: { title: 'Bình Yên', body: 'Có việc đang chờ bạn. Xin đăng nhập.' },
  en: { title: 'Bình Yên', body: 'Something waits for you. Please sign in.' },
}

type Officer = { id: string; phone: string | null; language: 'vi' | 'en' }

/**
 * One notice to the officers of each desk where something waits, presses or ran out: not what, not how
 * many, not of which kind. A message to a telephone only where a clock ran out and no browser was woken.
 */
export async function sendNotices(house: House) {
  const waiting = new Set<string>()
  await everyOpenTip(house, async (_, rows) => {
    for (const row of rows) if (waits(house, row)) waiting.add(row.keeperId)
  })
  const late = await ranOutLately(house)
  for (const keeperId of new Set([...waiting, ...late])) {
    const officers = await officersOf(house, keeperId)
    const reached = await wakePeople(
      house,
      officers.map(({ id }) => id),
      { topic: keeperId.replaceAll('-', ''), payload: (language) => noticeFor(keeperId, language) },
    )
    const missed = officers.filter(({ id }) => late.has(keeperId) && !reached.has(id))
    await Promise.all(missed.map((officer) => text(house, officer)))
  }
}

function waits(house: House, row: TipRow) {
  if (row.state === 'new') return true
  return clocksFor({ house }, row).some((running) => {
    const clock = house.catalog.tips.clocks.get(running.clock)
    return clock !== undefined && presses(running, clock)
  })
}

/** What a browser is woken with: calm, and it leads to the desk, never to a tip. */
function noticeFor(keeperId: string, language: 'vi' | 'en') {
  return {
    id: `ban-tin-kin-${keeperId}`,
    keeperId,
    drill: false,
    over: true,
    ...words[language],
    lang: language,
    answers: [],
    leadsTo: `/xa/${keeperId}/ban-tin-kin`,
  }
}

async function ranOutLately(house: House) {
  const since = new Date(Date.now() - every * 60_000)
  const rows = await inScope(house.db, itself, (db) =>
    db
      .selectFrom('tips.breach')
      .select('keeperId')
      .distinct()
      .where('answered', 'is', null)
      .where('toldAt', '>=', since)
      .execute(),
  )
  return new Set(rows.map(({ keeperId }) => keeperId))
}

/** Those whose key stands and who still hold a post at the desk. */
function officersOf(house: House, keeperId: string): Promise<Officer[]> {
  return inScope(house.db, itself, async (db) => {
    const rows = await db
      .selectFrom('tips.key as k')
      .innerJoin('accounts.account as a', 'a.id', 'k.accountId')
      .innerJoin('accounts.post as p', 'p.accountId', 'a.id')
      .select(['a.id', 'a.phone', 'a.language'])
      .distinct()
      .where('k.keeperId', '=', keeperId)
      .where('k.state', '=', 'standing')
      .where('k.holder', '=', 'officer')
      .where('p.unitId', '=', keeperId)
      .where('p.until', 'is', null)
      .where('a.closedAt', 'is', null)
      .execute()
    return rows.map((row) => ({ ...row, language: row.language === 'en' ? 'en' : 'vi' }))
  })
}

/** A carrier that is away is no reason to tell the others nothing: the next half hour tries again. */
async function text(house: House, { phone, language }: Officer) {
  const carrier = carrierOf(house.config)
  if (phone) await carrier?.send(phone, smsWords[language].waits).catch(() => undefined)
}
