import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartProblem } from '../problems.ts'

/** The account PostgreSQL runs as. */
export type Account = { name: string; uid: number; gid: number }

/**
 * Who runs PostgreSQL: whoever runs the house, except root, whom it refuses. Root lends it to the owner of
 * the data, or else to `postgres`, or else to `nobody`.
 */
export function accountFor(dir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = knownAccounts()
  const owner = existsSync(join(dir, 'PG_VERSION')) ? statSync(dir) : undefined
  if (owner && owner.uid !== 0)
    return {
      name: accounts.find(({ uid }) => uid === owner.uid)?.name ?? String(owner.uid),
      uid: owner.uid,
      gid: owner.gid,
    }
  const found =
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody')
  if (!found) throw new StartProblem('account_missing')
  return found
}

function knownAccounts(): Account[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid }) => name !== '' && uid > 0)
}

/** Whether the account can enter every folder on the way to this path, and read what is there. */
export function mayReach(account: Account | undefined, path: string): boolean {
  if (!account) return readable(path)
  if (!existsSync(path)) return mayPass(account, dirname(path))
  return permits(account, path, 4) && mayPass(account, dirname(path))
}

/** Whether the account can enter this folder and every folder above it. */
export function mayPass(account: Account | undefined, folder: string): boolean {
  if (!account) return true
  if (existsSync(folder) && !permits(account, folder, 1)) return false
  return dirname(folder) === folder || mayPass(account, dirname(folder))
}

function readable(path: string) {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}

function permits(account: Account, path: string, bit: 1 | 4) {
  const { mode, uid, gid } = statSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & bit) !== 0
}
