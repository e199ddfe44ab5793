import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Id, Moment, Prose } from './wire.ts'

const At = { keeperId: Id, modelId: Id }

export const PartnerState = z.enum(['asked', 'joined', 'declined', 'left'])
export const PactWord = z.enum(['situation', 'warning', 'joint_work', 'request'])

const Partner = z.object({ unit: UnitBrief, state: PartnerState, since: Moment })

const Said = z.object({
  id: Id,
  from: UnitBrief,
  kind: PactWord,
  text: z.string(),
  at: Moment,
})

export const Pact = z.object({
  /** The commune whose books the pact is kept in. */
  keeper: UnitBrief,
  /** To everybody those who stand together; to the communes of it also who is asked or left. */
  partners: z.array(Partner),
  /** What they told each other, latest first; null for whoever does not stand in it. */
  words: z.array(Said).nullable(),
  /** What the reader's commune may answer, where it was asked. */
  answers: z.array(z.enum(['joined', 'declined', 'left'])),
  /** The communes of the reader that stand in it or are asked to. */
  mine: z.array(Id),
  mayAsk: z.boolean(),
})

export const pacts = {
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:modelId/pact',
    says: 'Which communes stand together in a pact; to them also what they told each other.',
    input: z.object(At),
    reply: Pact,
  }),
  asked: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/pacts',
    says: 'Pacts kept by other communes that this one was asked into or stands in.',
    input: z.object({ keeperId: Id }),
    reply: z.array(
      z.object({
        keeper: UnitBrief,
        modelId: Id,
        modelName: z.string(),
        state: PartnerState,
        since: Moment,
      }),
    ),
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/pact/partners',
    says: 'Asks another commune to stand in the pact.',
    input: z.object({ ...At, partnerId: Id }),
    reply: Pact,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/pact/partners/:partnerId/answer',
    says: 'A commune that was asked joins or declines; one that joined leaves.',
    input: z.object({ ...At, partnerId: Id, answer: z.enum(['joined', 'declined', 'left']) }),
    reply: Pact,
  }),
  tell: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/pact/words',
    says: 'One commune of the pact tells the others something: never about a named person.',
    input: z.object({
      ...At,
      id: Id,
      /** The commune that says it. */
      fromId: Id,
      kind: PactWord,
      text: Prose.min(1).max(2000),
      /** The writer has read it again: nobody is named in it. */
      namesNobody: z.literal(true),
    }),
    reply: Pact,
  }),
}

export type Pact = z.output<typeof Pact>
