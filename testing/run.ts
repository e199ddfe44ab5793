import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../server/platform/root.ts'
import { toolPath } from './tools.ts'

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

const dir = mkdtempSync(join(tmpdir(), 'binh-yen-run-'))
const report = join(dir, 'report.json')
const words = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]
const { status } = spawnSync(bin('vitest'), words, { cwd: root, stdio: 'inherit' })
type Report = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numPendingTests: number
}
const told = read(report)
rmSync(dir, { recursive: true, force: true })
passed += told?.numPassedTests ?? 0
failed += told?.numFailedTests ?? 0
// A file that could not be read, or a run that broke off, is a failure though no test of it failed.
if (status !== 0 && (told?.numFailedTests ?? 0) === 0) failed += 1
const skipped = told?.numPendingTests ?? 0

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)

function read(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return undefined
  }
}
