import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one run. Others may pass through it: PostgreSQL's own account must reach its data inside. */
export function temporaryFolder(name: string) {
  const path = mkdtempSync(join(tmpdir(), `binh-yen-${name}-`))
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
