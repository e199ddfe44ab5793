import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../platform/root.ts'

export type Language = 'vi' | 'en'

/** A page of the door by its name, and what stands on it; the web knows what each one needs. */
export type Page = { page: string } & Record<string, unknown>

type Built = {
  draw: (asked: { page: Page; language: Language; here: string; files: Files }) => string
  listsOf: (catalog: unknown, language: Language) => Record<string, unknown>
}

type Files = { script: string; style: string; fonts: string[]; mark: string }
type Manifest = Record<string, { file: string; css?: string[] }>

const folder = join(root, 'dist/web-sealed')

/** What pages fetch, by name. */
export const assets = join(folder, 'assets')

export type Drawing = Awaited<ReturnType<typeof openDrawing>>

/** What draws the pages of the door, as the web built it; nothing where it was never built. */
export async function openDrawing() {
  const made = join(folder, 'pages.js')
  if (!existsSync(made)) return undefined
  const { draw, listsOf } = (await import(pathToFileURL(made).href)) as Built
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const files = filesIn(manifest)
  return {
    listsOf,
    draw: (page: Page, language: Language, here: string) => draw({ page, language, here, files }),
  }
}

function filesIn(manifest: Manifest): Files {
  const door = manifest['sealed/door.ts']
  const built = (end: string) =>
    Object.entries(manifest).flatMap(([source, { file }]) =>
      source.endsWith(end) ? [`/${file}`] : [],
    )
  return {
    script: `/${door?.file}`,
    style: `/${door?.css?.[0]}`,
    // The letters every page begins with; the rarer ones come when they are met.
    fonts: [...built('vietnamese-400-normal.woff2'), ...built('pro-latin-400-normal.woff2')],
    mark: built('ui/mark.svg')[0] ?? '',
  }
}
