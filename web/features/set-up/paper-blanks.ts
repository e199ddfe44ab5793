import { useQuery } from '@tanstack/react-query'
import { KnownBlank } from '../../../contract/set-up-kinds.ts'
import type { SetUpDocument } from '../../../contract/set-up.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitName } from '../../lib/unit-name.ts'
import { useSetUpWords } from './set-up-words.ts'

export type PaperBlank = { name: string; label: string; long: boolean; known: string }

const days = new Set(['decidedOn', 'voteOn'])

/** The commune and the province a model lies in. */
export function usePlaces(unit: SetUpDocument['model']['unit']) {
  const above = useQuery(asking(units.read, { id: unit.id })).data?.above ?? []
  const at = (kind: string) => [...above, unit].find((each) => each.kind === kind)
  return { commune: at('commune'), province: at('province') }
}

/** What the house knows for the blanks of a paper, as a sentence says it. */
export function useKnown({ model, known }: SetUpDocument): Record<string, string> {
  const { say } = useLanguage()
  const numbers = useNumbers()
  const type = useCatalog()?.modelType(model.type)
  const { commune, province } = usePlaces(model.unit)
  const told = Object.entries(known).map(([name, value]) => {
    const count = Number(value)
    const written = Number.isNaN(count) ? value : numbers.number(count)
    return [name, days.has(name) ? numbers.longDay(value) : written]
  })
  return {
    unit: unitName(model.unit),
    commune: commune ? unitName(commune) : '',
    province: province ? unitName(province) : '',
    model: model.name,
    type: type ? say(type.name) : '',
    purpose: type ? say(type.purpose) : '',
    day: numbers.longDay(today()),
    ...(Object.fromEntries(told) as Record<string, string>),
  }
}

/** The blanks of a paper in the order they are read, each with its label and what is known for it. */
export function useBlanks({ template }: SetUpDocument, known: Record<string, string>) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const { of, to, grounds, parts, receivers } = template
  const sentences = [of, to, ...grounds, ...parts.flatMap(wordsOf), ...receivers]
  const names = sentences.flatMap((each) =>
    [...(each?.vi ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  )
  return [...new Set(names)].map((name): PaperBlank => {
    const own = template.blanks.find((blank) => blank.name === name)
    const house = KnownBlank.options.find((each) => each === name)
    return {
      name,
      label: own ? say(own.label) : house ? words.known[house] : name,
      long: own?.long ?? false,
      known: known[name] ?? '',
    }
  })
}

function wordsOf(part: SetUpDocument['template']['parts'][number]) {
  if ('heading' in part) return [part.heading]
  return 'says' in part ? [part.says] : []
}
