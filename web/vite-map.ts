import map from '@svg-maps/vietnam'
import type { Plugin } from 'vite'
import { rounded } from './svg-path.ts'

const wanted = 'virtual:country-shapes'

/** The shapes of the country as the map draws them: absolute points, rounded, a third of their weight. */
export function countryShapes(): Plugin {
  return {
    name: 'country-shapes',
    resolveId: (id) => (id === wanted ? `\0${wanted}` : null),
    load(id) {
      if (id !== `\0${wanted}`) return null
      const shapes = Object.fromEntries(
        map.locations.map((place) => [place.id, rounded(place.path)]),
      )
      return `export const shapes = ${JSON.stringify(shapes)}`
    },
  }
}
