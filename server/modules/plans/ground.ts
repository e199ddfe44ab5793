import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ground, whereNext } from '../../../contract/where-next.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { findUnit, openUnit } from '../units/module.ts'
import { mayDescribeGround } from './where-policy.ts'

type Described = z.output<typeof whereNext.describeGround.input>

/** What is known of the terrain, the livelihood and the meeting place of a residential unit. */
export async function readGround(ctx: OpenCtx, { id }: { id: string }) {
  const { keeperId } = await findUnit(ctx, id)
  return groundOf(ctx, { keeperId, id })
}

/** Writes them down; whoever looks for places for a model finds this one by them. */
export async function describeGround(ctx: Ctx, input: Described): Promise<Ground> {
  const { keeperId, id, edition } = input
  const unit = await openUnit(ctx, id)
  if (unit.keeperId !== keeperId || !atHome(ctx.actor, unit)) throw notFound('unit')
  allow(mayDescribeGround(ctx.actor, unit.path))
  if (unit.kind !== 'residential') throw conflict('ground.not_residential')
  const stands = await groundOf(ctx, input)
  if (sameGround(stands, input)) return stands
  if (stands.edition !== edition) throw conflict('ground.changed', stands)

  const { rows } = await sql`
    insert into plans.ground as old (unit_id, keeper_id, terrain, livelihood, meeting_place)
    values (${id}, ${keeperId}, ${input.terrain}, ${input.livelihood}, ${input.meetingPlace})
    on conflict (unit_id) do update
      set terrain = excluded.terrain, livelihood = excluded.livelihood, meeting_place = excluded.meeting_place,
          edition = old.edition + 1
    where old.edition = ${edition}
    returning edition`.execute(ctx.db)
  if (rows.length === 0) throw conflict('ground.changed', await groundOf(ctx, input))
  await announce(ctx, 'plans.ground_described', [{ keeperId, id }])
  return groundOf(ctx, input)
}

async function groundOf({ db }: Pick<OpenCtx, 'db'>, at: { keeperId: string; id: string }) {
  const row = await db
    .selectFrom('plans.ground')
    .select(['terrain', 'livelihood', 'meetingPlace', 'edition'])
    .where('unitId', '=', at.id)
    .executeTakeFirst()
  const ground = row ?? { terrain: null, livelihood: null, meetingPlace: null, edition: 0 }
  return { unitId: at.id, keeperId: at.keeperId, ...ground } as Ground
}

function sameGround(one: Ground, other: Described) {
  return (
    one.terrain === other.terrain &&
    one.livelihood === other.livelihood &&
    one.meetingPlace === other.meetingPlace
  )
}
