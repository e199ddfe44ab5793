import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './folder.ts'
import { StartProblem } from './problems.ts'

const abandonedAfter = 10_000

/** Takes a data folder for this process alone; a second process is refused with the number of the first. */
export function claimFolder(dir: string) {
  makeFolder(dir)
  const path = join(dir, 'claim')
  const mine = `${process.pid} ${startOf(process.pid) ?? '-'}`
  if (!place(path, mine)) takeOver(dir, path, mine)
  return {
    release() {
      if (read(path) === mine) rmSync(path, { force: true })
    },
  }
}

// Linked, not opened: the claim appears with its content or not at all.
function place(path: string, content: string) {
  const aside = `${path}.${process.pid}`
  try {
    writeFileSync(aside, content)
    linkSync(aside, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

// A claim whose holder is gone is replaced under a guard: of two who find it, only one may throw it away.
function takeOver(dir: string, path: string, mine: string) {
  const guard = `${path}.takeover`
  try {
    mkdirSync(guard)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!abandoned(guard)) throw refusal(dir, path)
  }
  try {
    if (alive(read(path))) throw refusal(dir, path)
    rmSync(path, { force: true })
    if (!place(path, mine)) throw refusal(dir, path)
  } finally {
    rmSync(guard, { recursive: true, force: true })
  }
}

function abandoned(guard: string) {
  return Date.now() - statSync(guard).mtimeMs > abandonedAfter
}

function refusal(dir: string, path: string) {
  return new StartProblem('already_running', { dir, pid: read(path).split(' ')[0] || '?' })
}

function read(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function alive(claim: string) {
  const [number, start] = claim.split(' ')
  const pid = Number(number)
  if (!Number.isInteger(pid) || pid <= 0) return false
  // The number may have gone to another process since; the moment of its start tells them apart.
  if (start !== '-') return startOf(pid) === start
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// Linux: ticks since boot at which the process began; none for a process gone or dead but unburied (Z).
function startOf(pid: number) {
  const stat = read(`/proc/${pid}/stat`)
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' ? undefined : fields[18]
}
