import { sql } from 'kysely'
import type { z } from 'zod'
import type { devices as contract } from '../../../contract/devices.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { cardOf } from './device-card.ts'
import { deviceToChange, devicesOf, shown } from './device-read.ts'
import { keptOf, newPassword } from './device-secret.ts'
import { teamToChange } from './team-find.ts'

type Enrolling = z.output<(typeof contract.enrol)['input']>
type At = z.output<(typeof contract.renew)['input']>

/**
 * Enrols a device; its password is told once. Asked again, because the answer was lost on the way, it is
 * given a new one: until it has come in by the first, nobody holds that.
 */
export async function enrolDevice(ctx: Ctx, input: Enrolling) {
  await teamToChange(ctx, input)
  const before = await enteredBefore(ctx, input)
  if (before) {
    const again = await renewDevice(ctx, input)
    return { device: shown(before), ...again }
  }
  const { keeperId, teamId, id, kind, name, homeId } = input
  if (homeId) await homeOf(ctx, input, homeId)

  const password = newPassword()
  const row = await ctx.db
    .insertInto('alarms.device')
    .values({
      keeperId,
      teamId,
      id,
      kind,
      name,
      homeId: homeId ?? null,
      secretHash: keptOf(password),
      enrolledBy: ctx.actor.accountId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return { device: shown(row), ...told(ctx, { id, teamId, kind, password }) }
}

/** Gives a device a new password; whoever is in by the old one is put out. */
export async function renewDevice(ctx: Ctx, at: At) {
  const { kind } = await deviceToChange(ctx, at)
  const password = newPassword()
  await change(ctx, at, { secretHash: keptOf(password) })
  return told(ctx, { ...at, kind, password })
}

/** Takes a device out of use; what it says from now on reaches nobody. */
export async function retireDevice(ctx: Ctx, at: At) {
  await teamToChange(ctx, at)
  const found = await devicesOf(ctx, at).where('id', '=', at.id).executeTakeFirst()
  if (!found) throw notFound('device')
  if (!found.retiredAt) await change(ctx, at, { retiredAt: sql<Date>`now()`, online: false })
  return { done: true as const }
}

async function enteredBefore(ctx: Ctx, input: Enrolling) {
  // Names of devices are their own everywhere: one broker may serve many communes.
  const stored = await ctx.db
    .selectFrom('alarms.device')
    .selectAll()
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!stored) return undefined
  const { keeperId, teamId, kind, name, homeId = null } = input
  const same =
    stored.keeperId === keeperId &&
    stored.teamId === teamId &&
    stored.kind === kind &&
    stored.name === name &&
    stored.homeId === homeId
  if (!same) throw conflict('device.other_content')
  if (stored.retiredAt ?? stored.seenAt) throw conflict('device.enrolled')
  return stored
}

async function homeOf({ db }: Ctx, { keeperId, teamId }: Enrolling, homeId: string) {
  const home = await db
    .selectFrom('alarms.home')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
    .where('id', '=', homeId)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  if (!home) throw notFound('home')
}

type Changed = { secretHash: string } | { retiredAt: ReturnType<typeof sql<Date>>; online: boolean }

async function change(ctx: Ctx, { keeperId, teamId, id }: At, changed: Changed) {
  await ctx.db
    .updateTable('alarms.device')
    .set(changed)
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
}

function told(
  { house }: Ctx,
  enrolled: { id: string; teamId: string; kind: string; password: string },
) {
  const { id, password } = enrolled
  return { username: id, password, card: cardOf(house, enrolled) }
}
