import { unitIds } from '../server/modules/units/module.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { LifeBook } from './life-book.ts'
import { type Lived, type Living, modelAt, tell } from './living.ts'
import { personAt } from './models.ts'
import type { Person } from './people.ts'
import { placeAt } from './places.ts'

/** A campaign that carries a model on, and how each place answered that was asked. */
export function campaignOf(
  living: Living & { officers: Person[] },
  told: LifeBook['campaigns'][number],
): Lived {
  const { commune, chance, today, officers } = living
  const { book, places, people } = commune
  const { made, row } = modelAt(commune, told.model)
  const home = personAt(people, 'commune_committee')
  const above = officers.find(
    ({ role, keeperId }) =>
      role === 'province_committee' && keeperId === unitIds.provinceId(book.province),
  )
  const by = told.province && above ? above : home
  const { keeperId } = by
  const begun = daysLater(today, -told.begunAgo)
  const id = chance.id(momentOf(begun, 9))
  return {
    kept: {
      'plans.campaign': [
        {
          keeperId,
          id,
          unitId: keeperId,
          modelKeeper: row.keeperId,
          modelId: made.id,
          type: made.type.id,
          name: told.name,
          target: told.target,
          fromDay: begun,
          toDay: daysLater(today, told.ahead),
          reason: told.reason,
          byId: by.id,
          at: momentOf(begun, 9).toISOString(),
          endedFor: '',
          edition: 1,
        },
      ],
      'plans.offer': told.offers.map(({ unit, ago, state, reason, copy }) => {
        const place = placeAt(places, unit)
        const at = momentOf(daysLater(today, -ago), 10)
        return {
          keeperId,
          campaignId: id,
          unitId: place.id,
          unitKeeper: place.keeperId,
          fit: [],
          state,
          reason,
          modelId: copy ? modelAt(commune, copy).made.id : null,
          offeredBy: by.id,
          offeredAt: at.toISOString(),
          answeredAt:
            state === 'offered' ? null : momentOf(daysLater(today, 6 - ago), 20).toISOString(),
        }
      }),
      'models.moment': [
        tell(row, chance, {
          on: begun,
          what: 'campaign.begun',
          said: { name: told.name, target: told.target },
        }),
      ],
    },
  }
}
