import { unitIds } from '../server/modules/units/module.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { LifeBook } from './life-book.ts'
import { type Lived, type Living, modelAt, tell } from './living.ts'
import { personAt } from './models.ts'
import type { Person } from './people.ts'

/** The communes of a pact and what they told each other. */
export function pactOf(
  living: Living & { neighbour: Person | undefined },
  told: LifeBook['pacts'][number],
): Lived {
  const { commune, chance, today, neighbour } = living
  const { made, row } = modelAt(commune, told.model)
  const { keeperId } = row
  const own = personAt(commune.people, 'commune_committee')
  const partnerId = unitIds.communeId(told.partner)
  if (neighbour?.unitId !== partnerId) throw new Error(`nobody stands for ${told.partner}`)
  const joined = daysLater(today, -told.joinedAgo)
  const asked = { keeperId, modelId: made.id, askedBy: own.id }
  return {
    kept: {
      'duties.partner': [
        {
          ...asked,
          partnerId,
          state: 'joined',
          askedAt: momentOf(daysLater(joined, -6), 9).toISOString(),
          answeredBy: neighbour.id,
          answeredAt: momentOf(joined, 9).toISOString(),
        },
        ...(told.asked
          ? [
              {
                ...asked,
                partnerId: unitIds.communeId(told.asked),
                state: 'asked',
                askedAt: momentOf(daysLater(today, -4), 9).toISOString(),
                answeredBy: null,
                answeredAt: null,
              },
            ]
          : []),
      ],
      'duties.word': told.words.map(({ ago, from, kind, text }) => {
        const at = momentOf(daysLater(today, -ago), chance.between(8, 20))
        return {
          keeperId,
          id: chance.id(at),
          modelId: made.id,
          fromId: from === 'keeper' ? keeperId : partnerId,
          kind,
          text,
          byId: from === 'keeper' ? own.id : neighbour.id,
          at: at.toISOString(),
        }
      }),
      'models.moment': [
        tell(row, chance, { on: joined, what: 'pact.joined', said: { commune: told.called } }),
      ],
    },
  }
}
