import type { Indicator } from '../../../contract/catalog.ts'

export type Group = Indicator['group']

/** What the figures are about, in the order they are read out. */
const order: Group[] = [
  'model',
  'outreach',
  'commitment',
  'tip',
  'case',
  'dispute',
  'weapon',
  'community',
  'force',
  'fire',
  'recognition',
  'plan',
  'health',
]

/** Sorts things into their groups; groups that hold nothing are left out. */
export function grouped<Each>(all: Each[], groupOf: (each: Each) => Group) {
  return order.flatMap((group): [Group, Each[]][] => {
    const held = all.filter((each) => groupOf(each) === group)
    return held.length > 0 ? [[group, held]] : []
  })
}
