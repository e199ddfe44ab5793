import type { Chance } from './chance.ts'

type Line = { item: string; quantity: number }

/** What one household hands in, or what was met in the ground and left where it lay; each in its own unit. */
export function surrendered(handedIn: boolean, chance: Chance): Line[] {
  if (!handedIn) {
    return [
      chance.one<Line>([
        { item: 'ordnance', quantity: 1 },
        { item: 'ammunition', quantity: chance.whole(1, 12) },
      ]),
    ]
  }
  const first = chance.one<Line>([
    { item: 'homemade-gun', quantity: 1 },
    { item: 'homemade-gun', quantity: 1 },
    { item: 'hunting-gun', quantity: 1 },
    { item: 'rudimentary-weapon', quantity: chance.whole(1, 3) },
    { item: 'rudimentary-weapon', quantity: 1 },
    { item: 'firework', quantity: chance.whole(4, 90) / 20 },
    { item: 'support-tool', quantity: 1 },
  ])
  const second = first.item.endsWith('-gun') && chance.yes(0.3)
  return second ? [first, { item: 'gun-part', quantity: 1 }] : [first]
}
