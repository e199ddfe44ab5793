import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../server/platform/root.ts'

const main = pathToFileURL(join(root, 'dist/server/main.js')).href

/** The words for Node that open the house as it was built, which is there sooner than from its sources. */
export const builtHouse = ['--input-type=module', '-e', `(await import('${main}')).run()`]

/** Builds what is out of date before any test: several houses that start at once would each do it. */
export function setup() {
  const { status } = spawnSync(process.execPath, [join(root, 'start.mjs'), '--build-only'], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the house could not be built')
}
