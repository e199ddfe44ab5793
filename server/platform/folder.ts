import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a folder and whatever is missing above it; others may pass through but not look around. */
export function makeFolder(path: string) {
  if (existsSync(path) && statSync(path).isDirectory()) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  mkdirSync(path)
  // A careful administrator's umask would lock PostgreSQL's own account out of its data.
  chmodSync(path, 0o711)
}
