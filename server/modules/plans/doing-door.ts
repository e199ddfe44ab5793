import type { FastifyInstance } from 'fastify'
import { campaigns, reviews } from '../../../contract/plans.ts'
import { openRoute, route } from '../../platform/http.ts'
import { listCampaigns, readCampaign } from './campaign-find.ts'
import { beginCampaign, endCampaign, tellOfCampaign } from './campaign-run.ts'
import { answerOffer, myOffers } from './offer-answer.ts'
import { followRegistered, followSettled } from './offer-follow.ts'
import { makeOffer } from './offer-make.ts'
import { callReview } from './review-call.ts'
import { holdReview } from './review-hold.ts'
import { listReviews, readReview } from './review-read.ts'
import { addTask, readPlan, settleTask } from './tasks.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** A review was called or held. */
    'plans.review_changed': { keeperId: string; id: string }
    'plans.task_changed': { keeperId: string; id: string; modelId: string }
    /** A model is to be carried on to other places. */
    'plans.campaign_begun': { keeperId: string; id: string; on: string }
    'plans.campaign_changed': { keeperId: string; id: string }
  }
}

/** Reviews and what they decide, the plans of models, campaigns that carry a model on. */
export function doingDoor(app: FastifyInstance) {
  const { house } = app
  route(app, reviews.list, listReviews)
  route(app, reviews.call, callReview)
  route(app, reviews.read, readReview)
  route(app, reviews.hold, holdReview)
  openRoute(app, reviews.ofModel, readPlan)
  route(app, reviews.addTask, addTask)
  route(app, reviews.settleTask, settleTask)

  openRoute(app, campaigns.list, listCampaigns)
  openRoute(app, campaigns.read, readCampaign)
  route(app, campaigns.mine, myOffers)
  route(app, campaigns.begin, beginCampaign)
  route(app, campaigns.end, endCampaign)
  route(app, campaigns.offer, makeOffer)
  route(app, campaigns.answer, answerOffer)

  house.bus.within('models.registered', followRegistered)
  house.bus.within('models.settled', followSettled)
  house.bus.listen('plans.campaign_begun', (campaign) => tellOfCampaign(house, campaign))
}
