import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Outcome } from './library.ts'
import { ModelBrief } from './models.ts'
import { UnitBrief } from './units.ts'
import { Cursor, Edition, Id, Line, Moment, Prose } from './wire.ts'

/** A notice is drafted, proposed to whoever may publish it, published; or taken back at any time. */
export const NoticeState = z.enum(['draft', 'proposed', 'published', 'withdrawn'])

const NoticeBrief = z.object({
  keeperId: Id,
  id: Id,
  model: ModelBrief,
  commune: UnitBrief,
  title: z.string(),
  state: NoticeState,
  /** How far it is published: every place there sees it. */
  reach: UnitBrief.nullable(),
  publishedOn: z.string().nullable(),
  /** To whom it is proposed now. */
  asked: UnitBrief.nullable(),
})

const Notice = NoticeBrief.extend({
  text: z.string(),
  /** The numbers it rests on, as they stood when it was written. */
  figures: Outcome,
  writtenAt: Moment,
  edition: z.number(),
  /** The steps it took, for those who carry it. */
  passages: z.array(
    z.object({
      act: z.enum(['proposed', 'published', 'given_back', 'withdrawn']),
      unit: UnitBrief,
      to: UnitBrief.nullable(),
      reason: z.string(),
      at: Moment,
    }),
  ),
  /** What the reader may do here. */
  may: z.array(z.enum(['change', 'propose', 'publish', 'give_back', 'withdraw'])),
  /** To whom it would be proposed next. */
  next: UnitBrief.nullable(),
})

const At = { keeperId: Id, id: Id }
const path = '/api/communes/:keeperId/notices/:id'
const Words = { title: Line.max(200), text: Prose.min(20) }
const Act = { ...At, actId: Id, edition: Edition }

export const notices = {
  published: endpoint({
    method: 'GET',
    path: '/api/notices',
    says: 'Published notices of experience, the newest first; those that reach a place, when one is named.',
    input: z.object({
      reaching: Id.optional(),
      /** The `next` of the page before. */
      after: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(40),
    }),
    reply: z.object({ notices: z.array(NoticeBrief), next: Cursor.nullable() }),
  }),
  inWork: endpoint({
    method: 'GET',
    path: '/api/notices/in-work',
    says: 'Notices one has to do with: drafts and proposals of one’s commune, and those that wait for one’s answer.',
    input: z.object({}),
    reply: z.object({ waiting: z.array(NoticeBrief), own: z.array(NoticeBrief) }),
  }),
  read: endpoint({
    method: 'GET',
    path,
    says: 'One notice: for everybody when it is published, else for those who write and those who are asked.',
    input: z.object(At),
    reply: Notice,
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/notices',
    says: 'Drafts a notice of experience from a model, with its numbers as they stand.',
    input: z.object({ keeperId: Id, modelId: Id, id: Id, ...Words }),
    reply: Notice,
  }),
  change: endpoint({
    method: 'PATCH',
    path,
    says: 'Changes a draft; its numbers are taken anew.',
    input: z.object({ ...At, edition: Edition, ...Words }),
    reply: Notice,
  }),
  propose: endpoint({
    method: 'POST',
    path: `${path}/proposal`,
    says: 'Proposes a notice to the unit above: the commune to its province, the province to the nation.',
    input: z.object(Act),
    reply: Notice,
  }),
  publish: endpoint({
    method: 'POST',
    path: `${path}/publication`,
    says: 'Publishes a proposed notice for all places of the unit that was asked.',
    input: z.object(Act),
    reply: Notice,
  }),
  giveBack: endpoint({
    method: 'POST',
    path: `${path}/return`,
    says: 'Gives a proposed notice back to whoever proposed it, with a reason.',
    input: z.object({ ...Act, reason: Line.min(5).max(1000) }),
    reply: Notice,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: `${path}/withdrawal`,
    says: 'Withdraws a notice, with a reason; it is shown to nobody else any more.',
    input: z.object({ ...Act, reason: Line.min(5).max(1000) }),
    reply: Notice,
  }),
}

export type NoticeBrief = z.output<typeof NoticeBrief>
export type Notice = z.output<typeof Notice>
export type NoticeState = z.output<typeof NoticeState>
