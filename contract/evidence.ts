import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Flag, Id, Moment } from './wire.ts'

/** What was kept of an upload. Photos are made anew without metadata; what they said of place and time is here only with the writer's yes. */
export const KeptEvidence = z.object({
  id: Id,
  kind: z.enum(['photo', 'file', 'signature']),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  takenAt: Moment.nullable(),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
})

/** Where a kept file is read, by those who may see what it proves. */
export const evidencePath = '/api/communes/:keeperId/evidence/:id'

export const evidence = {
  /** Sent as multipart: one part named `file`, beside the names below in the query. */
  upload: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/evidence',
    says: 'Keeps a photo, a signature or a document, checked by its content and never by its name.',
    input: z.object({
      keeperId: Id,
      id: Id,
      kind: z.enum(['photo', 'file', 'signature']),
      keepOrigin: Flag.optional(),
    }),
    reply: KeptEvidence,
  }),
}
