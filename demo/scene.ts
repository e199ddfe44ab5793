import type { ActivityKind } from '../contract/catalog.ts'
import type { Chance } from './chance.ts'
import type { Place } from './places.ts'

export type Answers = Record<string, string | number | boolean | string[]>
export type Scene = {
  kind: ActivityKind
  type: string
  place: Place
  came: number
  month: number
  chance: Chance
}

/** How the blanks of each kind are filled in. */
export type Filling = Record<string, (scene: Scene) => Answers>
