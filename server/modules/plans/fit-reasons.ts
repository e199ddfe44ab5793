import type { Fit, FitPart } from '../../../contract/fit-kinds.ts'
import type { Reason } from '../../../contract/where-next.ts'

type Facts = { households: number | null; terrain: string | null; livelihood: string | null }

/** A place as plans.fit holds it. */
export type Here = Facts & {
  meetingPlace: boolean | null
  hasHead: boolean
  teams: number
  problems: Record<string, number>
}

/** What the points of a suggestion come from, part by part, for whoever reads them. */
export type Weighed = {
  here: Here
  there: Facts
  /** The kinds of trouble that argue for the type. */
  answers: string[]
  points: Record<FitPart, number>
}

/** The reasons for a place, each with its points and what it is told from: the web puts them into words. */
export function reasonsOf(fit: Fit, weighed: Weighed): Reason[] {
  return fit.parts.map(({ id: part, weight: of }) => ({
    part,
    of,
    points: weighed.points[part],
    ...told[part](weighed),
  }))
}

type Told = Pick<Reason, 'why' | 'said' | 'problems'>

const told: Record<FitPart, (weighed: Weighed) => Told> = {
  size: ({ here, there }) => compared('households', here, there),
  terrain: ({ here, there }) => compared('terrain', here, there),
  livelihood: ({ here, there }) => compared('livelihood', here, there),
  problems: ({ here, answers }) => {
    if (answers.length === 0) return { why: 'not_answered', said: {} }
    const problems = Object.fromEntries(
      answers.flatMap((id) => (here.problems[id] ? [[id, here.problems[id]]] : [])),
    )
    const some = Object.keys(problems).length > 0
    if (some && here.households === null) return { why: 'unknown_here', said: {}, problems }
    return { why: some ? 'recorded' : 'none', said: {}, problems }
  },
  head: ({ here }) => ({ why: here.hasHead ? 'has' : 'lacks', said: {} }),
  meetingPlace: ({ here }) => {
    if (here.meetingPlace === null) return { why: 'unknown_here', said: {} }
    return { why: here.meetingPlace ? 'has' : 'lacks', said: {} }
  },
  team: ({ here: { teams } }) => ({ why: teams > 0 ? 'has' : 'lacks', said: { teams } }),
}

function compared(what: keyof Facts, { [what]: here }: Facts, { [what]: there }: Facts): Told {
  if (here === null) return { why: 'unknown_here', said: {} }
  if (there === null) return { why: 'unknown_there', said: { here } }
  if (what === 'households') return { why: 'known', said: { here, there } }
  return { why: here === there ? 'same' : 'other', said: { here, there } }
}
