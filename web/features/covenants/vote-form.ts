import type { z } from 'zod'
import type { Covenant, covenants } from '../../../contract/covenants.ts'
import { fill } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { namesIn } from './articles.ts'
import { atOf } from './change-covenant.ts'

type Way = z.input<typeof covenants.vote.input>['way']

/** The minutes as they are typed. */
export type VoteForm = {
  on: string
  from: string
  to: string
  place: string
  way: Way
  announcedOn: string
  gatherers: number | undefined
  clusters: number | undefined
  households: number | undefined
  present: number | undefined
  agreed: number | undefined
  against: number | undefined
  blank: number | undefined
  content: string
  decision: string
  chair: string
  secretary: string
  front: string
  witnesses: string
}

/** Minutes that nobody has filled in yet. */
export function blankVote(
  { title, coverage, signer }: Covenant,
  words: { contentFirst: string; decisionFirst: string },
): VoteForm {
  const households = signer === 'household' || signer === 'family' ? coverage.signers : undefined
  return {
    on: today(),
    from: '',
    to: '',
    place: '',
    way: 'show_of_hands',
    announcedOn: '',
    gatherers: undefined,
    clusters: 1,
    households,
    present: undefined,
    agreed: undefined,
    against: undefined,
    blank: 0,
    chair: '',
    secretary: '',
    front: '',
    witnesses: '',
    content: fill(words.contentFirst, { title }),
    decision: fill(words.decisionFirst, { title }),
  }
}

/** What was left out: a code for each blank. */
export function missingIn(form: VoteForm, named: boolean): Record<string, string> {
  const { households, present, agreed, against, content, decision, chair, secretary, front } = form
  const home = form.way === 'home_ballot'
  const needed = {
    households,
    agreed,
    against,
    content: content.trim(),
    decision: decision.trim(),
    ...(home
      ? {
          announcedOn: form.announcedOn,
          gatherers: form.gatherers,
        }
      : { present }),
    ...(named && {
      'signedBy.chair': chair.trim(),
      'signedBy.secretary': secretary.trim(),
      'signedBy.front': front.trim(),
      'signedBy.witnesses': form.witnesses.trim(),
    }),
  }
  return Object.fromEntries(
    Object.entries(needed)
      .filter(([, value]) => value === undefined || value === '')
      .map(([name]) => [name, 'missing']),
  )
}

/** Does it pass as it stands? Undefined until it can be told. */
export function outcomeOf({ households, agreed }: VoteForm, money: boolean) {
  if (!households || agreed === undefined || agreed > households) return undefined
  const passed = money ? agreed * 3 >= households * 2 : agreed * 2 > households
  return { passed, share: Math.round((1000 * agreed) / households) / 10 }
}

type Sending = { form: VoteForm; covenant: Covenant; voteId: string; evidence: string[] }

/** The minutes as they are sent. */
export function voteOf({ form, covenant, voteId, evidence }: Sending) {
  const { chair, secretary, front, witnesses, from, to, announcedOn, ...rest } = form
  const home = form.way === 'home_ballot'
  const signedBy = { chair, secretary, front, witnesses: namesIn(witnesses) }
  const { agreed = 0, against = 0, blank = 0, households = 0 } = form
  return {
    ...atOf(covenant),
    voteId,
    evidence,
    ...rest,
    agreed,
    against,
    blank,
    households,
    number: covenant.versions[0]?.number ?? 1,
    present: home ? agreed + against + blank : (form.present ?? 0),
    clusters: form.clusters ?? 1,
    from: from || null,
    to: to || null,
    announcedOn: home ? announcedOn : null,
    gatherers: home ? (form.gatherers ?? null) : null,
    ...(covenant.named && { signedBy }),
  }
}
