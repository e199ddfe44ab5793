import { resolve } from 'node:path'
import { tsImport } from 'tsx/esm/api'
import type { Plugin } from 'vite'

const contract = resolve(import.meta.dirname, '../contract')

/**
 * Gives the browser the contract as plain data: where each endpoint is, and the words of each list of
 * choices. Schemas stay on the server, so the browser does not carry the library that checks them.
 */
export function contractAsData(): Plugin {
  return {
    name: 'contract-as-data',
    enforce: 'pre',
    async load(id) {
      if (!id.startsWith(contract) || !id.endsWith('.ts')) return null
      const exported: Record<string, unknown> = await tsImport(id, import.meta.url)
      const lines = Object.entries(exported).flatMap(([name, value]) => {
        const plain = typeof value === 'string' ? value : (endpointsOf(value) ?? choicesOf(value))
        return plain ? [`export const ${name} = ${JSON.stringify(plain)}`] : []
      })
      return { code: lines.join('\n') || 'export {}', map: null, moduleSideEffects: false }
    },
  }
}

type Place = { method: string; path: string }

function endpointsOf(value: unknown) {
  if (typeof value !== 'object' || value === null) return undefined
  const places = Object.entries(value).filter((entry): entry is [string, Place] =>
    isPlace(entry[1]),
  )
  if (places.length === 0) return undefined
  return Object.fromEntries(places.map(([name, { method, path }]) => [name, { method, path }]))
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

function choicesOf(value: unknown) {
  const options = (value as { options?: unknown } | null)?.options
  if (!Array.isArray(options) || !options.every((option) => typeof option === 'string'))
    return undefined
  return { options }
}
