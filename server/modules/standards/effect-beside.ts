import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Effect } from './effect.ts'
import type { Counts } from './effect-flat.ts'

/** Works an effect out in a thread of its own, which ends with it. The counts are handed over, not copied. */
export function effectBeside(counts: Counts): Promise<Effect> {
  const worker = begin({
    workerData: counts,
    transferList: [counts.counts.buffer as ArrayBuffer],
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the effect ended with ${code}`)))
  })
}

// Beside its bundle, or from its sources, which a thread on Node 20 reads with the help of tsx alone.
function begin(options: WorkerOptions) {
  const bundle = join(import.meta.dirname, 'effect-main.js')
  if (existsSync(bundle)) return new Worker(bundle, options)
  const [source, from] = ['effect-main.ts', 'effect-beside.ts'].map((name) =>
    JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href),
  )
  const read = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${source}, ${from}))`
  return new Worker(read, { ...options, eval: true })
}
