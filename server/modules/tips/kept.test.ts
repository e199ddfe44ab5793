import { randomUUID } from 'node:crypto'
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterEach, expect, inject, test } from 'vitest'
import { connect } from '../../platform/db/connect.ts'
import { migrate } from '../../platform/db/migrate.ts'
import type { DB } from '../../platform/db/schema.ts'
import { root } from '../../platform/root.ts'
import { temporaryFolder } from '../../../testing/temporary-folder.ts'
import { caseRowsOf, fill, tablesOf, tipRowsOf } from './filled.fixture.ts'

const migrations = join(root, 'migrations')
/** Where tips and cases began: what was told then must outlast whatever comes after. */
const began = '0010_cases.sql'
const schemas = ['tips', 'cases'] as const

type Kept = Record<string, Record<string, unknown>[]>

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

/** An empty database as it was when tips and cases began, with one row in every table of theirs. */
async function filled() {
  const { url, db } = await emptyDatabase()
  await migrate(
    url,
    folderOf((name) => name <= began),
  )
  const keeperId = randomUUID()
  await sql`insert into units.unit (id, kind, title, name, path, keeper_id, today_id)
    values (${keeperId}, 'commune', 'Xã', 'Thử', ${`/${keeperId}`}, ${keeperId}, ${keeperId})`.execute(
    db,
  )
  await fill(db, 'tips', tipRowsOf(keeperId, randomUUID()))
  await fill(db, 'cases', caseRowsOf(keeperId, randomUUID()))
  return { url, db, before: await everything(db) }
}

test('every table of tips and cases has a row here', async () => {
  const { before } = await filled()
  expect(Object.keys(before).length).toBeGreaterThan(20)
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
})

test('whatever was told before is there after every later migration, as it was', async () => {
  const { url, db, before } = await filled()
  await migrate(url, migrations)
  expect(lost(before, await everything(db))).toEqual([])
})

test.each([
  ['a row that goes', "delete from tips.message where side = 'sender'", ['tips.message']],
  ['a value that changes', "update cases.case set category = 'other'", ['cases.case']],
  ['a column that goes', 'alter table tips.tip drop column reply_to', ['tips.tip']],
])('%s is found out', async (_, statement, expected) => {
  const { url, db, before } = await filled()
  const folder = folderOf((name) => name <= began)
  writeFileSync(join(folder, '9999_loses.sql'), statement)
  await migrate(url, folder)
  expect(lost(before, await everything(db))).toEqual(expected)
})

/** The tables where a row, or a value of one, is not what it was; new columns are no loss. */
function lost(before: Kept, after: Kept) {
  return Object.entries(before)
    .filter(([table, rows]) => {
      const now = after[table] ?? []
      return (
        now.length !== rows.length ||
        rows.some((row, at) =>
          Object.entries(row).some(
            ([column, value]) => JSON.stringify(now[at]?.[column]) !== JSON.stringify(value),
          ),
        )
      )
    })
    .map(([table]) => table)
}

async function everything(db: Kysely<DB>): Promise<Kept> {
  const kept: Kept = {}
  for (const schema of schemas) {
    for (const table of await tablesOf(db, schema)) {
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select to_jsonb(t) as row from ${sql.ref(`${schema}.${table}`)} t`.execute(db)
      kept[`${schema}.${table}`] = rows
        .map(({ row }) => row)
        .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)))
    }
  }
  return kept
}

function nameOf(row: Record<string, unknown>) {
  return JSON.stringify([row['id'], row['register'], row['seq']])
}

function folderOf(which: (name: string) => boolean) {
  const { path, remove } = temporaryFolder('migrations')
  undo.push(remove)
  for (const name of readdirSync(migrations).filter(which))
    copyFileSync(join(migrations, name), join(path, name))
  return path
}

async function emptyDatabase() {
  const url = new URL(inject('ownerUrl'))
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  const name = `kept_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name}`)
  await admin.end()
  url.pathname = `/${name}`
  const { db } = connect(url.href, 2)
  undo.push(() => db.destroy())
  return { url: url.href, db }
}
