import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { makeFolder } from './folder.ts'

/** A secret of this house: made once, kept in the data folder, readable by the running account alone. */
export function keptSecret(dataDir: string, name: string) {
  const path = join(dataDir, name)
  if (!existsSync(path)) {
    makeFolder(dataDir)
    // Written aside and linked into place: a full disk or a cut never leaves half a secret.
    const aside = `${path}.${process.pid}`
    try {
      writeFileSync(aside, randomBytes(32).toString('base64url'), { mode: 0o600 })
      linkSync(aside, path)
    } finally {
      rmSync(aside, { force: true })
    }
  }
  return readFileSync(path, 'utf8')
}

/** The key the house signs and seals with: the one it was given, or its own. */
export function secretOf(config: Pick<Config, 'secretKey' | 'dataDir'>) {
  return config.secretKey ?? keptSecret(config.dataDir, 'secret')
}
