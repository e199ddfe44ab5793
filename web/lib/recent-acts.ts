import { keep, kept } from './kept.ts'

/** What was last written on this phone: one touch opens the same form again. */
export type RecentAct = { keeperId: string; modelId: string; modelName: string; kind: string }

const most = 6

export function recentActs(): RecentAct[] {
  return kept<RecentAct[]>('recent-acts') ?? []
}

/** Puts an act first among those last written. */
export function rememberAct(act: RecentAct) {
  const others = recentActs().filter(
    ({ modelId, kind }) => modelId !== act.modelId || kind !== act.kind,
  )
  keep('recent-acts', [act, ...others].slice(0, most))
}
