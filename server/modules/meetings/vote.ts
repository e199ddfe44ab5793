import type { z } from 'zod'
import type { covenants } from '../../../contract/covenants.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { daysLater, today } from '../../platform/days.ts'
import { proofOf } from '../activities/module.ts'
import { tellOfModel } from '../models/module.ts'
import {
  changed,
  type CovenantRow,
  covenantAtHome,
  livingCovenant,
  needsRecognition,
  versionsOf,
} from './find.ts'
import { setVersion, takeForce } from './force.ts'
import { passes } from './passing.ts'
import { mayKeep } from './policy.ts'
import { readCovenant } from './read.ts'

type Voting = z.output<typeof covenants.vote.input>

/** Records the one vote on a draft with its minutes: it is adopted or rejected by it, and stays as it was voted on. */
export async function recordVote(ctx: Ctx, input: Voting) {
  const { keeperId, modelId, number, on } = input
  const keeps = (path: string) => mayKeep(ctx.actor, path)
  const said = minutesOf(await covenantAtHome(ctx, input, keeps), input)
  if (await isRecorded(ctx, input, said)) return readCovenant(ctx, input)

  const row = await livingCovenant(ctx, input, keeps)
  const [last] = await versionsOf(ctx, input)
  if (last?.number !== number || last.state !== 'draft') throw conflict('vote.already')
  checkVote(input, row)
  await checkProof(ctx, input, row)
  await ctx.db
    .insertInto('meetings.vote')
    .values({ keeperId, id: input.voteId, byId: ctx.actor.accountId, ...said })
    .execute()
  const { passed, agreed, households } = said
  await setVersion(ctx, input, { state: passed ? 'adopted' : 'rejected' })
  if (passed && !needsRecognition(row)) await takeForce(ctx, row, { number, on })
  await tellOfModel(ctx, [
    {
      keeperId,
      modelId,
      id: uuid7(),
      on,
      what: passed ? 'vote.passed' : 'vote.failed',
      said: {
        title: row.title,
        agreed,
        households,
      },
    },
  ])
  await changed(ctx, row)
  return readCovenant(ctx, input)
}

/** The minutes as they are written down. Where a name would tell somebody's belief none is: the paper has them. */
function minutesOf({ named, money }: CovenantRow, input: Voting) {
  const { on, from, to, place, way, content, decision, announcedOn, gatherers, clusters } = input
  const { households, present, agreed, against, blank } = input
  const home = way === 'home_ballot'
  const by = named ? input.signedBy : undefined
  return {
    covenantId: input.id,
    number: input.number,
    onDay: on,
    fromTime: from,
    toTime: to,
    place,
    way,
    clusters,
    households,
    present,
    agreed,
    against,
    blank,
    content,
    decision,
    announcedOn: home ? announcedOn : null,
    gatherers: home ? gatherers : null,
    passed: passes({
      households,
      agreed,
      money,
    }),
    chair: by?.chair ?? null,
    secretary: by?.secretary ?? null,
    front: by?.front ?? null,
    witnesses: by?.witnesses ?? [],
    evidence: input.evidence,
  }
}

/** Was this vote recorded before, as it is told now? */
async function isRecorded(ctx: Ctx, { keeperId, voteId }: Voting, said: object) {
  const stored = await ctx.db
    .selectFrom('meetings.vote')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', voteId)
    .executeTakeFirst()
  if (!stored) return false
  const same = Object.entries(said).every(
    ([name, value]) =>
      JSON.stringify(stored[name as keyof typeof stored]) === JSON.stringify(value),
  )
  if (!same) throw conflict('vote.other_content')
  return true
}

function checkVote(input: Voting, { named }: CovenantRow) {
  const { on, from, to, way, households, present, agreed, against, blank, signedBy } = input
  const votes = agreed + against + blank
  if (on > today()) throw wrong('on', 'day_in_future')
  if (from && to && to <= from) throw wrong('to', 'vote.ends_before')
  if (present > households) throw wrong('present', 'vote.present_more')
  if (votes > households) throw wrong('agreed', 'vote.more_than_households')
  if (way !== 'home_ballot' && votes > present) throw wrong('agreed', 'vote.more_than_present')
  if (way === 'home_ballot') checkHomeBallot(input)
  if (!named) return
  if (!signedBy) throw wrong('signedBy.chair', 'missing')
  const witnesses = new Set(signedBy.witnesses.map((name) => name.toLocaleLowerCase('vi')))
  if (witnesses.size < 2) throw wrong('signedBy.witnesses', 'vote.two_witnesses')
}

/** Slips from home to home: people are told two days before, and three to five gather them. */
function checkHomeBallot({ on, announcedOn, gatherers }: Voting) {
  if (!announcedOn) throw wrong('announcedOn', 'missing')
  if (daysLater(announcedOn, 2) > on) throw wrong('announcedOn', 'vote.announced_late')
  if (gatherers === null || gatherers < 3 || gatherers > 5)
    throw wrong('gatherers', 'vote.gatherers')
}

/** Photos of the signed minutes: kept in these books by whoever records the vote; none where names are not kept. */
async function checkProof(ctx: Ctx, { keeperId, evidence }: Voting, { named }: CovenantRow) {
  if (evidence.length > 0 && !named) throw wrong('evidence', 'covenant.no_names')
  const kept = await Promise.all(evidence.map((each) => proofOf(ctx, { keeperId, id: each })))
  if (kept.some((photo) => photo?.uploadedBy !== ctx.actor.accountId))
    throw wrong('evidence', 'unknown')
}
