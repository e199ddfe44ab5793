import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { accounts } from '../contract/accounts.ts'
import { activities } from '../contract/activities.ts'
import { figures } from '../contract/figures.ts'
import { models } from '../contract/models.ts'
import { units } from '../contract/units.ts'
import { printTypes } from '../testing/db-types.ts'
import { clock, jobsOf, modules } from './modules.ts'
import { operations } from './platform/api-page.ts'
import { today } from './platform/days.ts'
import { root } from './platform/root.ts'
import { uuid7 } from './platform/uuid7.ts'
import { test } from './testing/house.ts'

const endpoints = Object.values(operations).flatMap((group) => Object.values(group))
const sources = readdirSync(join(root, 'server/modules'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, owner: file.split('/')[0] ?? '', text: read(`server/modules/${file}`) }))
const everySource = [...sources, ...platformSources()]

/** Views that their owners publish for others to read. */
const published = [
  'models.open_register',
  'models.open_board',
  'models.open_point',
  'models.open_team',
  'models.open_equipment',
  'models.open_contribution',
  'models.open_change',
  'models.open_moment',
  'models.open_step',
  'models.step_proof',
  'activities.latest',
  'meetings.open_covenant',
  'meetings.open_version',
  'meetings.open_vote',
  'meetings.open_signature',
  'standards.open_judgement',
  'plans.open_campaign',
  'plans.open_decision',
  'plans.open_task',
  'indicators.monthly',
]

test('every endpoint in the contract is answered, and nothing else is', async ({ house }) => {
  const unanswered = endpoints.filter(
    ({ method, path }) => !house.app.hasRoute({ method, url: path }),
  )

  expect(endpoints.length).toBeGreaterThan(60)
  expect(unanswered.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('a module writes only its own tables, and reads only its own, the shared ones and published views', () => {
  const named =
    /(?:(insert into|update|delete from|from|join)\s+|\.(insertInto|updateTable|deleteFrom|selectFrom|\w+Join)\(\s*')([a-z]+)\.([a-zA-Z_]+)/g
  const trespasses = sources.flatMap(({ file, owner, text }) =>
    [...text.matchAll(named)].flatMap(([call, inSql, inKysely, schema = '', table = '']) => {
      if (!modules.some(({ name }) => name === schema) || schema === owner) return []
      const reading = /^(from|join)$/.test(inSql ?? '') || /select|Join/.test(inKysely ?? '')
      const view = `${schema}.${table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
      const shared = schema === 'units' || schema === 'accounts' || published.includes(view)
      return reading && shared ? [] : [`${file}: ${call}`]
    }),
  )

  expect(trespasses).toEqual([])
})

test('the doors that need no sign-in are the ones written here', async ({ house }) => {
  const behind = (kind: string) =>
    [...house.app.doors].flatMap(([path, door]) => (door === kind ? [path] : [])).sort()

  expect(behind('sealed')).toEqual([
    'GET /api/sealed/desks',
    'GET /api/sealed/desks/:keeperId',
    'GET /api/sealed/door',
    'GET /api/sealed/work',
    'POST /api/sealed/acts',
    'POST /api/sealed/files',
    'POST /api/sealed/files/read',
    'POST /api/sealed/messages',
    'POST /api/sealed/thread',
    'POST /api/sealed/tips',
  ])
  expect(behind('open')).toEqual([
    'DELETE /api/communes/:keeperId/models/:modelId/follow',
    'GET /api/alarms/cap',
    'GET /api/alarms/cap/:keeperId/:id',
    'GET /api/campaigns',
    'GET /api/catalog',
    'GET /api/catalog/models/:id',
    'GET /api/catalog/tips',
    'GET /api/communes/:keeperId/campaigns/:id',
    'GET /api/communes/:keeperId/models/:id',
    'GET /api/communes/:keeperId/models/:modelId/books',
    'GET /api/communes/:keeperId/models/:modelId/checklist',
    'GET /api/communes/:keeperId/models/:modelId/comparison',
    'GET /api/communes/:keeperId/models/:modelId/covenants',
    'GET /api/communes/:keeperId/models/:modelId/covenants/:id',
    'GET /api/communes/:keeperId/models/:modelId/family',
    'GET /api/communes/:keeperId/models/:modelId/judgements',
    'GET /api/communes/:keeperId/models/:modelId/lessons',
    'GET /api/communes/:keeperId/models/:modelId/opinion',
    'GET /api/communes/:keeperId/models/:modelId/pact',
    'GET /api/communes/:keeperId/models/:modelId/plan',
    'GET /api/communes/:keeperId/models/:modelId/score',
    'GET /api/communes/:keeperId/notices/:id',
    'GET /api/effects',
    'GET /api/figures/:unitId',
    'GET /api/figures/:unitId/reported',
    'GET /api/invites/:token',
    'GET /api/live',
    'GET /api/models',
    'GET /api/models/types',
    'GET /api/nation',
    'GET /api/notices',
    'GET /api/openapi.json',
    'GET /api/published',
    'GET /api/sign-in/demonstration',
    'GET /api/units/:id',
    'GET /api/units/:id/below',
    'GET /api/units/:id/ground',
    'GET /api/units/search',
    'GET /api/where-next/weights',
    'POST /api/communes/:keeperId/models/:modelId/follow',
    'POST /api/communes/:keeperId/models/:modelId/opinion',
    'POST /api/first-administrator/:token',
    'POST /api/following/seen',
    'POST /api/invites/:token',
    'POST /api/sign-in/demonstration',
    'POST /api/sign-in/passkey',
    'POST /api/sign-in/passkey/options',
    'POST /api/sign-in/password',
    'POST /api/sign-in/phone',
    'POST /api/sign-in/phone/confirm',
    'POST /api/sign-in/totp',
  ])
})

test('every job named in code has its work, and every work is asked for', ({ house }) => {
  const asked = new Set([
    ...everySource.flatMap(({ text }) =>
      [...text.matchAll(/enqueue\([^,]+,\s*'([\w.]+)'/g)].map(([, name]) => name),
    ),
    ...clock.map(({ job }) => job),
  ])

  expect([...asked].sort()).toEqual(Object.keys(jobsOf(house.house)).sort())
})

test('every fact announced is declared once, and every fact listened to is announced', () => {
  const declared = everySource.flatMap(({ text }) =>
    [...text.matchAll(/interface Events \{([\s\S]*?)\n  \}/g)].flatMap(([, body = '']) =>
      [...body.matchAll(/'([\w.]+)':/g)].map(([, name]) => name),
    ),
  )
  const announced = everySource.flatMap(({ text }) =>
    [...text.matchAll(/(?:announce|tell)\(\s*(?:\w+|\{[^}]*\}),\s*'([\w.]+)'/g)].map(
      ([, name]) => name,
    ),
  )
  const heard = everySource.flatMap(({ text }) =>
    [...text.matchAll(/bus\s*\.(?:within|listen|everywhere)\(\s*'([\w.]+)'/g)].map(
      ([, name]) => name,
    ),
  )

  expect(new Set(declared).size).toBe(declared.length)
  expect([...new Set(announced)].sort()).toEqual([...declared].sort())
  expect(heard.filter((name) => !announced.includes(name))).toEqual([])
})

test('migrations are numbered without gaps, and the types are what the database prints', async ({
  house,
}) => {
  const numbers = readdirSync(join(root, 'migrations'))
    .sort()
    .map((file) => Number(file.slice(0, 4)))

  expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  const printed = printTypes(house.databaseUrl, join(house.house.config.dataDir, 'schema.ts'))
  expect(printed).toBe(read('server/platform/db/schema.ts'))
})

test('every table with people’s data stands behind the second lock and says why and how long it is kept', async ({
  house,
}) => {
  const tables = (await house.db
    .selectFrom('pgTables' as never)
    .select(['schemaname', 'tablename', 'rowsecurity'] as never)
    .where('schemaname' as never, 'in', [
      'accounts',
      'models',
      'activities',
      'alarms',
      'tips',
      'cases',
      'meetings',
      'standards',
      'plans',
      'duties',
      'library',
    ] as never)
    .execute()) as { schemaname: string; tablename: string; rowsecurity: boolean }[]
  const text = readdirSync(join(root, 'migrations'))
    .map((file) => read(`migrations/${file}`))
    .join('\n')

  expect(tables.length).toBeGreaterThan(40)
  for (const { schemaname, tablename, rowsecurity } of tables) {
    const name = `${schemaname}.${tablename}`
    expect({ name, rowsecurity }).toEqual({ name, rowsecurity: true })
    expect(text).toMatch(new RegExp(`comment on table ${name} is 'basis: .+; kept: .+'`))
  }
})

test('what works with its owner’s rights looks for names in one place only', async ({ house }) => {
  const { rows } = await sql<{ name: string }>`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and not exists (select from unnest(p.proconfig) as said where said like 'search_path=%')`.execute(
    house.db,
  )
  expect(rows).toEqual([])
})

test('no view for everybody says who wrote, signed, asked or was there', async ({ house }) => {
  const { rows } = await sql<{ name: string }>`
    select c.table_schema || '.' || c.table_name || '.' || c.column_name as name from information_schema.columns c
     where c.table_name like 'open\_%'
       and c.column_name ~ '(_by|^by_id|account_id|^by|signer|mark|evidence|chair|secretary|front|witnesses|hands?|phone|notes?)$'
     order by 1`.execute(house.db)
  // Who signs is a word of the covenant: a household, a stall, a boat.
  expect(rows.map(({ name }) => name)).toEqual(['meetings.open_covenant.signer'])
})

test('modules import only those that stand before them, by the front door', () => {
  const order = modules.map(({ name }) => name)
  const strays = sources.flatMap(({ file, owner, text }) =>
    [...text.matchAll(/from '(?:\.\.\/)+(\w+)\/([\w.-]+)'/g)].flatMap(
      ([line, other = '', door]) => {
        if (!order.includes(other) || other === owner) return []
        return order.indexOf(other) < order.indexOf(owner) && door === 'module.ts'
          ? []
          : [`${file}: ${line}`]
      },
    ),
  )

  expect(strays).toEqual([])
})

test('what a phone asks for costs few statements', async ({ house }) => {
  const village = await house.village()
  const head = await house.person('village_head', village, { strength: 'password' })
  const { id: unitId, keeperId } = village
  const spent = async (work: () => Promise<unknown>) => {
    const before = house.statements.length
    await work()
    return house.statements.length - before
  }
  const modelId = uuid7()
  const model = { keeperId, id: modelId, unitId, type: 'peaceful-hamlet', name: 'Xóm nhỏ' }
  await house.ask(head, models.register, model)
  const entry = { keeperId, id: uuid7(), modelId, kind: 'outreach-session', on: today() }

  const costs = {
    me: await spent(() => house.ask(head, accounts.me, {})),
    models: await spent(() => house.ask(head, models.list, { under: unitId })),
    unit: await spent(() => house.ask(head, units.read, { id: unitId })),
    figures: await spent(() => house.ask(head, figures.dashboard, { unitId })),
    diary: await spent(() => house.ask(head, activities.list, { under: unitId })),
    entry: await spent(() =>
      house.ask(head, activities.record, { ...entry, attendance: 9, answers: { topic: 'fire' } }),
    ),
  }
  const budget = { me: 7, models: 6, unit: 9, figures: 9, diary: 6, entry: 11 }

  expect(
    Object.entries(costs).filter(([name, cost]) => cost > budget[name as keyof typeof budget]),
  ).toEqual([])
})

test('every error code thrown has its words in every language', async () => {
  const thrown = new Set(
    everySource.flatMap(({ text }) => [
      ...[...text.matchAll(/(?:conflict\(|Refusal\(\s*\d+,\s*)'([\w.]+)'/g)].map(
        ([, code]) => code,
      ),
      ...[...text.matchAll(/notFound\('(\w+)'\)/g)].map(([, what]) => `${what}.not_found`),
      ...[...text.matchAll(/(?:wrong\([^,]+,\s*|code: )'([a-z][\w.]+)'/g)].map(([, code]) => code),
      ...[...text.matchAll(/\[\d{3}, '([\w.]+)'\]/g)].map(([, code]) => code),
    ]),
  )
  const [vi, en] = await Promise.all(['vi', 'en'].map(errorsIn))
  expect(thrown.size).toBeGreaterThan(40)
  expect([...thrown].filter((code) => !(code && vi?.[code] && en?.[code]))).toEqual([])
  expect(Object.keys(en ?? {}).sort()).toEqual(Object.keys(vi ?? {}).sort())
})

/** Every error that a language has words for: those of the whole app, and those that travel with a part of it. */
async function errorsIn(language: string) {
  const files = ['errors', 'tip-errors', 'life-errors'].map((name) =>
    join(root, `web/locales/${language}/${name}.ts`),
  )
  const parts = await Promise.all(files.map((file) => import(file)))
  return Object.assign({}, ...parts.flatMap(Object.values)) as Record<string, string>
}

function read(file: string) {
  return readFileSync(join(root, file), 'utf8')
}

function platformSources() {
  return readdirSync(join(root, 'server/platform'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file, owner: 'platform', text: read(`server/platform/${file}`) }))
}
