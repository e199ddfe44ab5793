import type { Device } from '../../../contract/devices.ts'
import type { Ctx } from '../../platform/context.ts'
import { monthOf, today } from '../../platform/days.ts'
import { notFound } from '../../platform/errors.ts'
import { type At, findTeam, teamToChange } from './team-find.ts'

/** The devices of a team that are in use, and how each is. */
export async function listDevices(ctx: Ctx, at: At) {
  await findTeam(ctx, at)
  const rows = await devicesOf(ctx, at)
    .where('retiredAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(shown)
}

/** A device in use, for whoever sets its team up. */
export async function deviceToChange(ctx: Ctx, at: At & { id: string }) {
  await teamToChange(ctx, at)
  const found = await devicesOf(ctx, at).where('id', '=', at.id).executeTakeFirst()
  if (!found || found.retiredAt) throw notFound('device')
  return found
}

export function devicesOf({ db }: Pick<Ctx, 'db'>, { keeperId, teamId }: At) {
  return db
    .selectFrom('alarms.device')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
}

type Row = Awaited<ReturnType<ReturnType<typeof devicesOf>['execute']>>[number]

/** A device as the wire shows it: nothing of its password. */
export function shown(row: Row): Omit<Device, 'seenAt' | 'retiredAt'> & {
  seenAt: Date | null
  retiredAt: Date | null
} {
  const { keeperId, id, teamId, homeId, kind, name, online, seenAt, battery, firmware } = row
  const { testedOn, retiredAt } = row
  return {
    keeperId,
    id,
    teamId,
    homeId,
    kind,
    name,
    online,
    seenAt,
    battery,
    firmware,
    state: !online && row.state !== 'unknown' ? 'offline' : row.state,
    testedOn,
    testDue: !retiredAt && (testedOn === null || monthOf(testedOn) < monthOf(today())),
    retiredAt,
  }
}
