import type { Model } from '../../../contract/models.ts'

/** What its keepers write of a model and may change. */
export type Written = Pick<Model, 'name' | 'story' | 'decision' | 'foundedOn' | 'households'>

export function writtenOf({ name, story, decision, foundedOn, households }: Model): Written {
  return { name, story, decision, foundedOn, households }
}
