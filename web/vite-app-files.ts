import type { Plugin, Rolldown } from 'vite'

type Modules = Parameters<Rolldown.CodeSplittingNameFunction>[1]

/** Whatever the app always needs travels as one file; so does the little it shares with a page still asleep. */
function fileOf(id: string, modules: Modules) {
  if (id.endsWith('/web/first.ts')) return null
  const starts = startsOf(id, modules)
  // The bundler's own few lines are everybody's: with `app`, the little would bring the whole.
  if (starts.has('first.ts') || id.includes('preload-helper')) return 'look'
  if (starts.has('main.tsx')) return 'app'
  // An alarm must not wait for a file in the hour when the network fails: what it needs comes as one.
  return starts.has('always.ts') && /\/(features\/alarms|contract)\//.test(id) ? 'alarm' : null
}

export const files: Rolldown.CodeSplittingOptions = {
  // A file named for the one is not to swallow what belongs to the other.
  includeDependenciesRecursively: false,
  groups: [{ name: fileOf, debugName: 'files' }],
}

/** Which of the starting points import a module, however far away. */
function startsOf(id: string, modules: Modules, found = new Set<string>()) {
  if (found.has(id)) return found
  found.add(id)
  const start = /\/web\/(?:features\/alarms\/)?(first\.ts|main\.tsx|always\.ts)$/.exec(id)?.[1]
  if (start) found.add(start)
  for (const importer of modules.getModuleInfo(id)?.importers ?? [])
    startsOf(importer, modules, found)
  return found
}

/** Names in a drawn page the files of the app, so that they can be fetched before they are needed. */
export function appFiles(): Plugin {
  return {
    name: 'app-files',
    transformIndexHtml: {
      order: 'post',
      handler(_, { path, bundle = {} }) {
        if (!path.endsWith('/front.html')) return []
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
        const app = chunks.filter(({ name }) => name === 'app')
        const content = [...withImports(app, named)].map((file) => `/${file}`).join(' ')
        return [{ tag: 'meta', attrs: { name: 'app', content }, injectTo: 'head' }]
      },
    },
  }
}

function withImports(
  chunks: Rolldown.OutputChunk[],
  named: Map<string, Rolldown.OutputChunk>,
  found = new Set<string>(),
) {
  for (const { fileName, imports } of chunks) {
    if (found.has(fileName)) continue
    found.add(fileName)
    const next = imports.flatMap((name) => named.get(name) ?? [])
    withImports(next, named, found)
  }
  return found
}
