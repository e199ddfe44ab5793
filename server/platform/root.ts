import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder the house stands in, from its sources or from its bundle. */
export const root = above(import.meta.dirname)

function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder))
}
