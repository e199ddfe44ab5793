import type { Scored } from '../../../contract/standards.ts'
import type { Catalog } from '../../platform/catalog.ts'
import type { ScoredModel } from './facts.ts'
import type { Facts } from './measures.ts'
import { scoreOf } from './score.ts'

/** A model's score with the rubric and the months it was taken by; none while all of them were paused. */
export function scoredFrom(
  { models, activities, rubric }: Pick<Catalog, 'models' | 'activities' | 'rubric'>,
  { model, facts }: { model: ScoredModel; facts: Facts },
): Scored | undefined {
  const { from, to, months, paused } = facts.window
  const type = models.get(model.type)
  if (!type || months.length === paused.length) return undefined
  const { points, suggested, parts } = scoreOf(facts, { type, kinds: activities, rubric })
  return { rubric: rubric.id, version: rubric.version, from, to, paused, points, suggested, parts }
}
