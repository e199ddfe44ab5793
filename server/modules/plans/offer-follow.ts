import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

type Inside = Pick<Ctx, 'db' | 'house'>
type Registered = { keeperId: string; id: string; unitId: string }
type Settled = { keeperId: string; id: string; state: string }

/** A copy was registered where an offer was accepted: from then on the offer knows it. */
export async function followRegistered({ db }: Inside, models: Registered[]) {
  for (const { keeperId, id, unitId } of models)
    await sql`
      update plans.offer o set model_id = m.id
        from models.open_register m, plans.open_campaign c
       where m.keeper_id = ${keeperId} and m.id = ${id} and c.model_keeper = m.copied_from_keeper
         and c.model_id = m.copied_from and c.ended_on is null
         and o.keeper_id = c.keeper_id and o.campaign_id = c.id and o.unit_keeper = ${keeperId}
         and o.unit_id in (select a.above_id from units.above a where a.unit_id = ${unitId})
         and o.state = 'accepted' and o.model_id is null`.execute(db)
}

/** The copy was launched: the campaign has one more. One that was given up before frees the place to try again. */
export async function followSettled({ db }: Inside, models: Settled[]) {
  for (const { keeperId, id, state } of models) {
    if (state === 'launched')
      await sql`
        update plans.offer set state = 'set_up'
         where unit_keeper = ${keeperId} and model_id = ${id} and state = 'accepted'`.execute(db)
    if (state === 'dissolved')
      await sql`
        update plans.offer set model_id = null
         where unit_keeper = ${keeperId} and model_id = ${id} and state = 'accepted'`.execute(db)
  }
}
