import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { expect, vi } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import type { RoleEntry } from '../../../contract/catalog.ts'
import type { openTestHouse, Person } from '../../testing/house.ts'

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>
type Place = { id: string; keeperId: string }

let made = 0

/** Somebody entered in the books by an administrator, with the password that was said once. */
export async function newStaff(house: TestHouse, role: RoleEntry['id'], unit: Place) {
  made += 1
  const username = `can.bo.${made}`
  const administrator = await house.person('administrator', await house.nation())
  const { body } = await house.ask(administrator, a.addStaff, {
    keeperId: unit.keeperId,
    name: 'Lò Văn Thử',
    username,
    role,
    unitId: unit.id,
  })
  return { username, ...body }
}

/** The browser of whoever was just let in. */
export function browserOf({ cookie }: { cookie: string }, accountId = ''): Person {
  return { accountId, cookie: cookie.split(';')[0] ?? '' }
}

/** What an authenticator shows, so many half minutes from now. */
export function digits(secret: string, later = 0, now = Date.now()) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: now + later * 30_000 })
}

/** Enrols an authenticator from a browser, as its owner would. */
export async function enrolTotp(house: TestHouse, browser: Person) {
  const { secret } = (await house.ask(browser, a.startTotp, {})).body
  const proven = await house.ask(browser, a.confirmTotp, { code: digits(secret) })
  return { secret, proven, browser: browserOf(proven, browser.accountId) }
}

/** A mobile number no other story knows. */
export function newPhone() {
  made += 1
  return `09${String(made).padStart(8, '0')}`
}

/** Lets several go for the same rows at the very same moment: none of them passes before all have come. */
export async function allAtOnce<Answer>(
  { db }: TestHouse,
  table: 'accounts.invite' | 'accounts.post',
  ids: string[],
  asking: () => Promise<Answer>[],
) {
  const asked = await db.transaction().execute(async (held) => {
    await held.selectFrom(table).select('id').where('id', 'in', ids).forUpdate().execute()
    const waiting = asking()
    await vi.waitFor(async () => {
      const { rows } = await sql`select from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`.execute(db)
      expect(rows).toHaveLength(waiting.length)
    }, 10_000)
    return waiting
  })
  return Promise.all(asked)
}
