import type { FastifyInstance } from 'fastify'
import { standards } from '../../../contract/standards.ts'
import type { House } from '../../platform/context.ts'
import { itself } from '../../platform/db/scope.ts'
import { openRoute, route } from '../../platform/http.ts'
import { askAboutAll } from './ask-all.ts'
import { complain, listComplaints, replyToComplaint } from './complaints.ts'
import { listFlags, replyToFlag, settleFlag } from './flags.ts'
import { judge, listJudgements } from './judge.ts'
import { listScores } from './list-scores.ts'
import { forgetOldStandards } from './forget.ts'
import { giveOpinion, readOpinion } from './opinions.ts'
import { followStates } from './rated.ts'
import { readScore } from './read-score.ts'
import { scoreAll } from './score-all.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** Somebody decided how good a model is. */
    'standards.judged': { keeperId: string; id: string; modelId: string; rating: string }
    /** A question about records was answered or settled. */
    'standards.flag_moved': { keeperId: string; id: string }
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'standards.score_all': object
    'standards.ask_all': object
    'standards.forget': object
  }
}

/** Scores, what was decided of them, questions about records, and what residents say. */
export function scoreDoor(app: FastifyInstance) {
  // The house reads the diary itself, as it does at night: out come counts, the same for everybody.
  openRoute(app, standards.score, readScore, { scope: itself })
  openRoute(app, standards.judgements, listJudgements)
  openRoute(app, standards.opinion, readOpinion, { scope: itself })
  openRoute(app, standards.giveOpinion, giveOpinion, { most: 30 })
  route(app, standards.scores, listScores)
  route(app, standards.judge, judge)
  route(app, standards.flags, listFlags)
  route(app, standards.replyToFlag, replyToFlag)
  route(app, standards.settleFlag, settleFlag)
  route(app, standards.complain, complain)
  route(app, standards.complaints, listComplaints)
  route(app, standards.replyToComplaint, replyToComplaint)
  app.house.bus.within('models.settled', followStates)
}

export const scoreJobs = (house: House) => ({
  'standards.score_all': async () => void (await scoreAll(house)),
  'standards.ask_all': () => askAboutAll(house),
  'standards.forget': () => forgetOldStandards(house),
})

/** Three in the morning in Việt Nam. */
export const scoreClock = [
  { at: '0 20 * * *', job: 'standards.score_all' },
  { at: '30 20 * * *', job: 'standards.ask_all' },
  { at: '45 20 * * *', job: 'standards.forget' },
]
