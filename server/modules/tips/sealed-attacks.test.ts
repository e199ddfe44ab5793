import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { sealed as s } from '../../../contract/sealed.ts'
import { openTestHouse, test } from '../../testing/house.ts'
import { aTip, newSender, openDesk, sealedTip, threadOf, workFor } from './desk.fixture.ts'

test('a flood meets harder work, and an honest sender still comes in', async () => {
  const house = await openTestHouse({ TIPS_FLOOD: '1' })
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const early = await sealedTip(desk, 'bài toán lấy từ lúc vắng')
  for (let one = 0; one < 7; one += 1) await aTip(desk, `tin rác ${one}`)
  const { body: now } = await house.ask(undefined, s.work, {})

  expect(now.tipBits).toBe(15)
  expect(await house.ask(undefined, s.send, early.body)).toMatchObject({
    status: 409,
    body: { code: 'tip.work_expired' },
  })
  await aTip(desk, 'tin thật')
  await house.close()
})

test('guessing codes grows dear for everybody who looks, and sending does not', async () => {
  const house = await openTestHouse({ TIPS_FLOOD: '2' })
  const guess = async () => threadOf(house, await newSender())
  for (const { status } of await Promise.all(Array.from({ length: 9 }, guess)))
    expect(status).toBe(404)

  expect((await house.ask(undefined, s.work, {})).body).toMatchObject({ lookBits: 15, tipBits: 12 })
  await house.close()
})

test('a look-up without work is refused before anything is looked up', async ({ house }) => {
  const { bearer } = await newSender()
  const { challenge } = (await house.ask(undefined, s.work, {})).body
  const other = await workFor(house, (await newSender()).bearer)

  for (const work of [{ challenge: 'made up', nonce: 1 }, { challenge, nonce: 0 }, other])
    expect(await house.ask(undefined, s.thread, { bearer, work })).toMatchObject({
      status: 429,
      body: { code: 'tip.work_needed', fields: [] },
    })
})

test('the same work is good for one tip: replayed it changes nothing, used for another it is none', async ({
  house,
}) => {
  const one = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const two = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const { body, sender } = await sealedTip(one, 'một lần')
  const elsewhere = await sealedTip(two, 'bàn khác', { bearer: body.bearer, work: body.work })
  const stolen = await sealedTip(one, 'của người khác', { work: body.work })
  const send = async (tip: typeof body) => {
    const { status, body: said } = await house.ask(undefined, s.send, tip)
    return [status, said.code]
  }

  expect(await send(body)).toEqual([200, undefined])
  expect(await send(body)).toEqual([200, undefined])
  expect(await send(elsewhere.body)).toEqual([429, 'tip.work_needed'])
  expect(await send(stolen.body)).toEqual([429, 'tip.work_needed'])
  expect((await threadOf(house, sender)).body.id).toBe(body.id)
})

test('a wrong receipt and one whose tip was destroyed are answered alike, on the same beat', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const ended = await aTip(desk, 'đã huỷ')
  const open = await aTip(desk, 'còn đây')
  await house.db.deleteFrom('tips.tip').where('id', '=', ended.id).execute()
  const asked = async (bearer: string) => {
    const payload = { bearer, work: await workFor(house, bearer) }
    const began = performance.now()
    const reply = await house.app.inject({ method: 'POST', url: s.thread.path, payload })
    const { date: _, ...headers } = reply.headers
    return { took: performance.now() - began, said: reply.body, headers, status: reply.statusCode }
  }
  type Answer = Awaited<ReturnType<typeof asked>>
  const wrong: Answer[] = []
  const gone: Answer[] = []
  const there: Answer[] = []
  while (there.length < 5) {
    wrong.push(await asked((await newSender()).bearer))
    gone.push(await asked(ended.bearer))
    there.push(await asked(open.bearer))
  }
  const alike = ({ status, said, headers }: Answer) => JSON.stringify({ status, said, headers })
  const middle = (all: { took: number }[]) => all.map(({ took }) => took).sort((a, b) => a - b)[2]

  expect(new Set([...wrong, ...gone].map(alike)).size).toBe(1)
  for (const { took } of [...wrong, ...gone, ...there]) expect(took).toBeGreaterThan(245)
  expect(Math.abs((middle(wrong) ?? 0) - (middle(gone) ?? 0))).toBeLessThan(100)
  expect(Math.abs((middle(wrong) ?? 0) - (middle(there) ?? 0))).toBeLessThan(100)
})

test('whoever is signed in is nobody here: no cookie is read, nothing is audited', async ({
  house,
}) => {
  const commune = await house.commune()
  const desk = await openDesk(house, { keeper: commune, officers: 1 })
  const [officer] = desk.officers
  const { body } = await sealedTip(desk, 'từ một người đang đăng nhập')
  const audited = () =>
    house.db
      .selectFrom('platform.audit')
      .select(sql<number>`count(*)`.as('all'))
      .execute()
  const before = { statements: house.statements.length, audited: await audited() }

  const reply = await house.app.inject({
    method: 'POST',
    url: s.send.path,
    headers: { cookie: officer.cookie, 'x-forwarded-for': '203.0.113.77' },
    payload: body,
  })

  expect(reply.statusCode).toBe(200)
  expect(reply.headers['set-cookie']).toBeUndefined()
  expect(reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  })
  expect({ statements: house.statements.length, audited: await audited() }).toEqual(before)
})

test.each(['https://elsewhere.vn', 'null', 'nonsense'])(
  'a page of %s cannot send in the name of its reader',
  async (origin) => {
    const house = await openTestHouse({})
    const reply = await house.app.inject({
      method: 'POST',
      url: s.send.path,
      headers: { origin },
      payload: {},
    })
    await house.close()

    expect([reply.statusCode, reply.json().code]).toEqual([403, 'origin.foreign'])
  },
)

/** What the role of the sealed door may read: what everybody may know of places and desks. */
const readable = ['tips.key_log', 'units.above', 'units.unit']

test('the role of the door reads no table of people or tips, and puts in only what is new', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const { id } = await aTip(desk, 'đừng đọc')
  const door = house.house.sealed
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v', 'm', 'p', 'S', 'f') and n.nspname !~ '^(pg_|information_schema)'
     order by 1`.execute(house.db)
  const refused = (asking: Promise<unknown>) =>
    asking.then(
      () => 'let in',
      (reason: { code?: string }) => reason.code,
    )
  const readings = await Promise.all(
    rows.map(async ({ name }) => ({
      name,
      said: await refused(sql`select 1 from ${sql.raw(name)} limit 1`.execute(door)),
    })),
  )
  const tip = (columns: string, values: string) =>
    refused(
      sql`insert into tips.tip (keeper_id, id, category, header, payload, key_head, ${sql.raw(columns)})
        values (${desk.keeperId}, ${randomUUID()}, 'x', '', '', '', ${sql.raw(values)})`.execute(
        door,
      ),
    )

  expect(rows.length).toBeGreaterThan(60)
  expect(readings.filter(({ said }) => said !== '42501').map(({ name }) => name)).toEqual(readable)
  expect(await tip('channel, state', "'door', 'closed'")).toBe('42501')
  expect(await tip('channel, seen_at', "'door', now()")).toBe('42501')
  expect(await tip('channel', "'visit'")).toBe('42501')
  expect(await tip('channel', "'door'")).toBe('let in')
  for (const statement of [
    `update tips.tip set category = 'y'`,
    `delete from tips.tip where id = '${id}'`,
    `insert into tips.message (keeper_id, tip_id, id, side, header, payload, key_head)
      values ('${desk.keeperId}', '${id}', '${randomUUID()}', 'desk', '', '', '')`,
    `insert into tips.key_log (keeper_id, seq, entry, signature) values ('${desk.keeperId}', 99, '', '')`,
    `select tips.hand_over('${desk.keeperId}', '${id}', '${desk.keeperId}', '', '{}')`,
    `set role binh_yen_app`,
  ])
    expect(await refused(sql.raw(statement).execute(door)), statement).toBe('42501')
})
