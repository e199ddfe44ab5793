import { expect } from 'vitest'
import { push } from '../../../contract/push.ts'
import { test } from '../../testing/house.ts'
import { isPublicAddress, mayPush } from './push-guard.ts'
import { pushKeys } from './push-keys.ts'
import { openLanes } from './push-lanes.ts'

const browser = {
  endpoint: 'https://push.example.com/a',
  keys: {
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
}

test('a browser may be woken once its owner says so, and is left asleep when they say that', async ({
  house,
}) => {
  const village = await house.village()
  const mai = await house.person('resident', village, { strength: 'code' })
  const rows = () =>
    house.db
      .selectFrom('alarms.subscription')
      .select(['accountId', 'endpoint'])
      .where('endpoint', '=', browser.endpoint)
      .execute()

  expect((await house.ask(undefined, push.key, {})).status).toBe(401)
  expect((await house.ask(undefined, push.subscribe, browser)).status).toBe(401)
  const { body } = await house.ask(mai, push.key, {})
  expect(Buffer.from(body.key ?? '', 'base64url')).toHaveLength(65)
  expect((await house.ask(mai, push.subscribe, browser)).status).toBe(200)
  expect((await house.ask(mai, push.subscribe, browser)).status).toBe(200)
  expect(await rows()).toEqual([{ accountId: mai.accountId, endpoint: browser.endpoint }])

  const other = await house.person('resident', village, { strength: 'code' })
  await house.ask(other, push.unsubscribe, { endpoint: browser.endpoint })
  expect(await rows()).toHaveLength(1)
  await house.ask(mai, push.unsubscribe, { endpoint: browser.endpoint })
  expect(await rows()).toEqual([])
})

test('whoever signs in on a browser last is woken by it; who has not its keys takes nothing over', async ({
  house,
}) => {
  const [mai, lan, thief] = await Promise.all(
    [1, 2, 3].map(async () =>
      house.person('resident', await house.village(), { strength: 'code' }),
    ),
  )
  const shared = { ...browser, endpoint: 'https://push.example.com/shared' }
  expect((await house.ask(mai, push.subscribe, shared)).status).toBe(200)

  const forged = { ...shared, keys: { ...shared.keys, auth: 'AAAAAAAAAAAAAAAAAAAAAA' } }
  expect(await house.ask(thief, push.subscribe, forged)).toMatchObject({
    status: 409,
    body: { code: 'subscription.other_keys' },
  })
  expect((await house.ask(lan, push.subscribe, shared)).status).toBe(200)
  const owners = await house.db
    .selectFrom('alarms.subscription')
    .select('accountId')
    .where('endpoint', '=', shared.endpoint)
    .execute()
  expect(owners).toEqual([{ accountId: lan?.accountId }])
})

test('a person has ten browsers at most: a new one takes the place of the oldest', async ({
  house,
}) => {
  const mai = await house.person('resident', await house.village(), { strength: 'code' })
  for (let number = 0; number < 11; number += 1)
    await house.ask(mai, push.subscribe, {
      ...browser,
      endpoint: `https://push.example.com/many/${number}`,
    })
  const kept = await house.db
    .selectFrom('alarms.subscription')
    .select('endpoint')
    .where('accountId', '=', mai.accountId)
    .execute()
  expect(kept).toHaveLength(10)
  expect(kept.map(({ endpoint }) => endpoint)).not.toContain('https://push.example.com/many/0')
})

test.for([
  'https://127.0.0.1/a',
  'https://[::1]/a',
  'https://[::ffff:10.0.0.1]/a',
  'https://10.1.2.3/a',
  'https://169.254.169.254/latest',
  'https://localhost/a',
  'https://printer.local/a',
  'https://broker/a',
  'https://0x7f000001/a',
  'https://push.example.com:5432/a',
  'https://name:secret@push.example.com/a',
])('the house is not sent to %s, whoever asks', async (endpoint, { house }) => {
  const mai = await house.person('resident', await house.village(), { strength: 'code' })
  expect(await house.ask(mai, push.subscribe, { ...browser, endpoint })).toMatchObject({
    status: 400,
    body: { code: 'invalid_input', fields: [{ path: 'endpoint' }] },
  })
})

test('keys that no browser makes are refused', async ({ house }) => {
  const mai = await house.person('resident', await house.village(), { strength: 'code' })
  const notOnTheCurve = Buffer.alloc(65, 4).toString('base64url')
  for (const keys of [
    { ...browser.keys, p256dh: notOnTheCurve },
    { ...browser.keys, auth: Buffer.alloc(20).toString('base64url') },
  ])
    expect((await house.ask(mai, push.subscribe, { ...browser, keys })).status).toBe(400)
})

test.for([
  ['8.8.8.8', true],
  ['172.15.0.1', true],
  ['172.16.0.1', false],
  ['100.64.0.1', false],
  ['255.255.255.255', false],
  ['2606:4700::1111', true],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:8.8.8.8', false],
  ['not an address', false],
] as const)('%s is of the open internet: %s', ([address, expected]) => {
  expect(isPublicAddress(address)).toBe(expected)
})

test('an own push service is spoken to where the operator named it', () => {
  expect(mayPush('https://localhost:8443/a', ['localhost'])).toBe(true)
  expect(mayPush('http://localhost:8443/a', ['localhost'])).toBe(false)
  expect(mayPush('https://10.0.0.9/a', ['localhost'])).toBe(false)
})

test('every process of a house shows push services the same key, another house another', () => {
  expect(pushKeys({ secret: 'one house' })).toEqual(pushKeys({ secret: 'one house' }))
  expect(pushKeys({ secret: 'another' })).not.toEqual(pushKeys({ secret: 'one house' }))
})

test('a lane takes so many at a time, and one lane never waits for another', async () => {
  const inLane = openLanes(2)
  const order: string[] = []
  const gates: (() => void)[] = []
  const stuck = ['a', 'b', 'c'].map((name) =>
    inLane('slow', async () => {
      order.push(name)
      await new Promise<void>((open) => gates.push(open))
    }),
  )
  await inLane('quick', async () => void order.push('quick'))
  expect(order).toEqual(['a', 'b', 'quick'])
  gates[0]?.()
  await stuck[0]
  await expect.poll(() => order).toEqual(['a', 'b', 'quick', 'c'])
  gates.forEach((open) => open())
  await expect.poll(() => gates.length).toBe(3)
  gates.forEach((open) => open())
  await Promise.all(stuck)
})
