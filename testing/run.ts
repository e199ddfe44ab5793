import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../server/platform/root.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { toolPath } from './tools.ts'

type Counts = { numPassedTests: number; numFailedTests: number; numPendingTests: number }

/** Everything that must hold, one after another: types, lint, unused code, then every test there is. */
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const checks: [what: string, command: string, words: string[]][] = [
  ['types of the server', bin('tsc'), ['-p', 'server', '--noEmit']],
  ['types of the web', bin('tsc'), ['-p', 'web']],
  ['types of the journeys', bin('tsc'), ['-p', 'e2e', '--noEmit']],
  ['format', bin('oxfmt'), ['--check', '.']],
  ['lint', bin('oxlint'), ['--type-aware']],
  ['unused code', bin('knip'), []],
  ['build', process.execPath, ['start.mjs', '--build-only']],
]

let passed = 0
let failed = 0

for (const [what, command, words] of checks) {
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? '✓' : '✗'} ${what}`)
  if (status === 0) passed += 1
  else failed += 1
}

if (!toolPath('chromium')) {
  console.error(
    'No Chromium was found and it could not be installed: set CHROMIUM to the path of one.',
  )
  failed += 1
}

let skipped = 0
const { path: dir, remove } = temporaryFolder('report')
for (const projects of [['pure', 'web'], ['stories'], ['journeys'], ['faults']]) {
  const report = join(dir, `${projects.join('-')}.json`)
  const chosen = projects.flatMap((name) => ['--project', name])
  const told = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(bin('vitest'), ['run', ...chosen, ...told], {
    cwd: root,
    stdio: 'inherit',
  })
  const counts = read(report)
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  skipped += counts.numPendingTests
  // A file that could not be read, or a run that broke off, is a failure though no test of it failed.
  if (status !== 0 && counts.numFailedTests === 0) failed += 1
}
remove()

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)

function read(path: string): Counts {
  if (!existsSync(path)) return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
  return JSON.parse(readFileSync(path, 'utf8')) as Counts
}
