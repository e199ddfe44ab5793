import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { tipKinds } from '../../contract/tip-kinds.ts'
import { asking } from './call.ts'
import { useLanguage } from './language.tsx'

type Whole = z.output<typeof tipKinds.read.reply>

/** What tips may be about and how they go on, by their ids. Undefined until it has come. */
export function useTipKinds() {
  const { data } = useQuery({ ...asking(tipKinds.read, {}), staleTime: Infinity })
  return useMemo(() => data && byIds(data), [data])
}

/** The name of a category; one that nobody knows any more is shown by its id. */
export function useCategoryName() {
  const { say } = useLanguage()
  const kinds = useTipKinds()
  return (id: string) => {
    const category = kinds?.category(id)
    return category ? say(category.name) : id
  }
}

function byIds(whole: Whole) {
  return {
    ...whole,
    category: named(whole.categories),
    clock: named(whole.clocks),
    body: named(whole.bodies),
    outcome: named(whole.outcomes),
    step: named(whole.steps),
    openingReason: named(whole.openingReasons),
    transferReason: named(whole.transferReasons),
  }
}

function named<Entry extends { id: string }>(entries: Entry[]) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return (id: string) => byId.get(id)
}
