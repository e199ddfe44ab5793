import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../server/platform/root.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { toolPath } from './tools.ts'

type Ran = { name: string; status: string; assertionResults: { status: string }[] }
type Counts = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: Ran[]
}

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
  const first = run(projects)
  const fell = first.files.filter(({ status }) => status === 'failed')
  // What is broken on purpose by chance, on a machine that others use too, gets a second turn, and it is said.
  const again = projects.includes('faults') && fell.length > 0
  const last = again ? run(projects, fell) : undefined
  if (again)
    console.log(`fell once, and were run again: ${fell.map(({ name }) => name).join(', ')}`)
  const replaced = last ? fell.flatMap(({ assertionResults }) => assertionResults) : []
  passed += first.passed + (last?.passed ?? 0)
  passed -= replaced.filter(({ status }) => status === 'passed').length
  failed += last ? last.failed : first.failed
  skipped += first.skipped
}
remove()

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)

/** Runs these projects, or only some files of theirs, and reads what came of it. */
function run(projects: string[], files: Ran[] = []) {
  const report = join(dir, `${projects.join('-')}-${files.length}.json`)
  const chosen = projects.flatMap((name) => ['--project', name])
  const told = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const words = ['run', ...files.map(({ name }) => name), ...chosen, ...told]
  const { status } = spawnSync(bin('vitest'), words, { cwd: root, stdio: 'inherit' })
  const counts = read(report)
  // A file that could not be read, or a run that broke off, is a failure though no test of it failed.
  const broke = status !== 0 && counts.numFailedTests === 0 ? 1 : 0
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + broke,
    skipped: counts.numPendingTests,
    files: counts.testResults,
  }
}

function read(path: string): Counts {
  if (!existsSync(path))
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] }
  return JSON.parse(readFileSync(path, 'utf8')) as Counts
}
