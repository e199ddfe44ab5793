import type { Lived, Living } from './living.ts'
import { placeAt } from './places.ts'

/** What is known of the terrain, the livelihood and the meeting place of each village. */
export function groundOf({ commune: { places }, life }: Living): Lived {
  const described = Object.entries(life.ground).map(([key, said]) => {
    const { id: unitId, keeperId } = placeAt(places, key)
    const { terrain, livelihood, meeting } = said
    return { unitId, keeperId, terrain, livelihood, meetingPlace: meeting, edition: 1 }
  })
  return { kept: { 'plans.ground': described } }
}
