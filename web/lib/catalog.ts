import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { catalog } from '../../contract/catalog.ts'
import { call } from './call.ts'

type Whole = z.output<typeof catalog.read.reply>

export const wholeCatalog = queryOptions({
  queryKey: ['catalog'],
  queryFn: () => call(catalog.read, {}),
  staleTime: Infinity,
})

/** The catalog by its ids. Undefined until it has come; it comes once, when it is first `wanted`. */
export function useCatalog(wanted = true) {
  const { data } = useQuery({ ...wholeCatalog, enabled: wanted })
  return useMemo(() => data && byIds(data), [data])
}

function byIds(whole: Whole) {
  return {
    ...whole,
    modelType: named(whole.models),
    activity: named(whole.activities),
    indicator: named(whole.indicators),
    alarmKind: named(whole.alarms),
    item: named(whole.surrender),
    role: named(whole.roles),
  }
}

function named<Entry extends { id: string }>(entries: Entry[]) {
  const byId = new Map<string, Entry>(entries.map((entry) => [entry.id, entry]))
  return (id: string) => byId.get(id)
}
