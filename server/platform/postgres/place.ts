import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from '../folder.ts'
import { StartProblem } from '../problems.ts'
import type { Say } from '../terminal-words.ts'
import { type Account, accountFor, mayPass } from './account.ts'

/** Where root keeps what PostgreSQL's account must reach and cannot reach in its own place. */
export const shelter = '/var/lib/binh-yen'

/**
 * Where the database of this data folder lives, and who runs it.
 *
 * It lives in `dir`, unless the house runs as root under a folder that PostgreSQL's account cannot enter
 * (a home directory): then in the shelter. That choice is written beside `dir`, in `<dir>.place`, and kept:
 * a later change of permissions must never make a full database look like an empty one.
 */
export function placeFor(dir: string, say: Say, shelterDir = shelter) {
  makeFolder(dirname(dir))
  const asked = join(realpathSync(dirname(dir)), basename(dir))
  const note = `${asked}.place`
  if (existsSync(note)) return entered(readFileSync(note, 'utf8').trim())

  const account = accountFor(asked)
  if (mayPass(account, dirname(asked))) return entered(asked)
  if (existsSync(join(asked, 'PG_VERSION'))) return entered(asked)

  const mark = createHash('sha256').update(asked).digest('hex').slice(0, 8)
  const sheltered = join(shelterDir, `${basename(asked)}-${mark}`)
  makeFolder(shelterDir)
  writeFileSync(note, `${sheltered}\n`)
  say('postgres_sheltered', { account: account?.name ?? '', dir: sheltered })
  return entered(sheltered)
}

function entered(dir: string): { dir: string; account: Account | undefined } {
  const account = accountFor(dir)
  if (!mayPass(account, dirname(dir)))
    throw new StartProblem('data_not_reachable', { account: account?.name ?? '', dir })
  return { dir, account }
}
