import type { Filling } from './scene.ts'
import { reviewOf, topicOf } from './subjects.ts'

/** What is written after meetings, talks, visits and gifts. */
export const onMeetings: Filling = {
  'study-drum': ({ chance }) => ({
    onTime: chance.yes(0.97),
    quiet: chance.yes(0.9),
    ...(chance.yes(0.3) && { homesVisited: chance.whole(1, 6) }),
  }),
  'model-review': ({ type, month, chance }) => ({
    kind: reviewOf({ type, month, chance }),
    proposal: chance.one(['keep', 'keep', 'keep', 'replicate', 'raise']),
  }),
  meeting: ({ chance }) => ({
    purpose: chance.yes(0.05)
      ? 'other'
      : chance.one([
          'routine',
          'routine',
          'routine',
          'information',
          'information',
          'plan',
          'reminder',
        ]),
  }),
  'tip-meeting': ({ came, chance }) => ({
    slips: Math.round(came * chance.between(0.7, 0.95)),
    valuableSlips: chance.one([0, 0, 1, 1, 2, 3]),
    handedOver: true,
  }),
  'tip-box-opening': ({ chance }) => {
    const letters = chance.one([0, 0, 0, 0, 0, 1, 1, 2])
    return {
      openers: 2,
      letters,
      valuable: letters > 0 && chance.yes(0.4) ? 1 : 0,
      forwarded: true,
    }
  },
  'mediation-session': ({ chance }) => {
    const resolved = chance.yes(0.8) ? 1 : 0
    return {
      received: 1,
      conducted: 1,
      resolved,
      unresolved: 1 - resolved,
      kind: chance.one(['conflict', 'conflict', 'dispute']),
    }
  },
  'job-placement': ({ chance }) => ({
    placed: chance.one([1, 1, 2]),
    route: chance.one(['firm', 'team', 'self']),
  }),
  'contribution-received': ({ chance }) => {
    const kind = chance.one(['cash', 'cash', 'goods', 'labour'])
    const goods = {
      cash: '',
      goods: chance.one(['3 bình chữa cháy', '5 đèn pin', '2 loa cầm tay']),
      labour: `${chance.whole(4, 15)} ngày công`,
    }[kind]
    return {
      kind,
      published: chance.yes(0.9),
      ...(kind === 'cash' ? { cash: chance.whole(3, 60) * 100_000 } : { goods: goods ?? '' }),
    }
  },
  'convention-vote': ({ place, came, chance }) => {
    const households = Math.max(place.households, came)
    return {
      households,
      agreed: Math.round(came * chance.between(0.9, 1)),
      form: chance.one(['show', 'show', 'ballot']),
    }
  },
  'commitment-signing': ({ came, month, chance }) => ({
    signed: came,
    topic:
      month === 1 || month === 12 ? 'other' : chance.one(['security', 'fire', 'traffic', 'drugs']),
  }),
  'listening-forum': ({ chance }) => {
    const opinions = chance.whole(7, 22)
    return { opinions, answered: Math.round(opinions * chance.between(0.6, 0.9)) }
  },
  'outreach-session': ({ type, month, chance }) => ({ topic: topicOf({ type, month, chance }) }),
  'outreach-material': ({ chance }) => {
    const kind = chance.one(['leaflet', 'leaflet', 'loudspeaker', 'loudspeaker', 'visual', 'media'])
    const quantity = {
      leaflet: chance.whole(4, 30) * 20,
      loudspeaker: chance.whole(8, 40),
      visual: chance.whole(2, 9),
      media: chance.whole(1, 4),
    }[kind]
    return { kind, quantity: quantity ?? 1 }
  },
  'ad-removal': ({ chance }) => ({ removed: chance.whole(15, 140) }),
  'security-festival': ({ chance }) => ({
    collectives: chance.whole(2, 5),
    individuals: chance.whole(4, 12),
  }),
  'weapon-surrender': ({ chance }) => ({
    how: chance.one(['handed-in', 'handed-in', 'handed-in', 'found', 'dug-up']),
    record: `${chance.whole(1, 40)}/BB-TN`,
    receivedByPolice: true,
  }),
}
