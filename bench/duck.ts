import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = join(tmpdir(), 'binh-yen-bench-tools')

type Duck = {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
}

/** DuckDB, brought from the npm registry for the bench alone: the house does not need it. */
export async function openDuck(): Promise<Duck> {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json')))
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
  if (!existsSync(join(folder, 'node_modules/@duckdb/node-api'))) {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '@duckdb/node-api@1.5.6-r.1'], {
      cwd: folder,
      stdio: 'ignore',
    })
  }
  const { DuckDBInstance } = createRequire(join(folder, 'package.json'))('@duckdb/node-api') as {
    DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Duck> }> }
  }
  return (await DuckDBInstance.create(':memory:')).connect()
}
