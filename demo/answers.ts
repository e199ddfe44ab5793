import type { Field } from '../contract/forms.ts'
import type { Chance } from './chance.ts'
import { onMeetings } from './on-meetings.ts'
import { onWatch } from './on-watch.ts'
import type { Answers, Scene } from './scene.ts'

const told = { ...onWatch, ...onMeetings }

/** What the blanks of a form would hold after such a day; those a hurried hand leaves empty stay empty. */
export function answersOf(scene: Scene): Answers {
  const special = told[scene.kind.id]?.(scene)
  if (special) return special
  const answers: Answers = {}
  for (const field of scene.kind.fields) {
    const given = field.required || scene.chance.yes(0.6) ? plain(field, scene.chance) : undefined
    if (given !== undefined) answers[field.name] = given
  }
  return answers
}

function plain({ kind, options = [], min = 0 }: Field, chance: Chance) {
  if (kind === 'choice') return chance.one(options).value
  if (kind === 'choices') return chance.some(options, chance.whole(1, 2)).map(({ value }) => value)
  if (kind === 'count') return chance.whole(min, min + 4)
  if (kind === 'measure') return chance.whole(min, min + 3)
  if (kind === 'yes_no') return chance.yes(0.9)
  return undefined
}
