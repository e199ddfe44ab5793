import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { openTestHouse, test } from '../../testing/house.ts'
import { accountsJobs } from './module.ts'
import { newPhone } from './newcomers.fixture.ts'

/** A gateway that keeps what it is told to send, and answers as it is told to. */
async function gateway() {
  const heard: { to: string; text: string; authorization?: string | undefined }[] = []
  const answer = { status: 200 }
  const server = createServer((request, reply) => {
    let said = ''
    request.on('data', (part) => (said += part))
    request.on('end', () => {
      heard.push({ ...JSON.parse(said), authorization: request.headers.authorization })
      reply.writeHead(answer.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    heard,
    answer,
    url: `http://house:key@127.0.0.1:${port}/send`,
    close: () => server.close(),
  }
}

const soon = () => new Date(Date.now() + 60_000).toISOString()

test('a code leaves through the gateway, in the language of its owner, and only to a number that is known', async () => {
  const sms = await gateway()
  const house = await openTestHouse({ DEMO: 'off', SMS_URL: sms.url })
  const send = accountsJobs(house.house)['accounts.send_code']
  const { accountId } = await house.person('resident', await house.village())
  const [known, unknown] = [newPhone(), newPhone()]
  await house.db
    .updateTable('accounts.account')
    .set({ phone: known, language: 'en' })
    .where('id', '=', accountId)
    .execute()
  const code = { code: '271828', language: 'vi' as const, until: soon() }

  await send({ ...code, purpose: 'phone', phone: known })
  await send({ ...code, purpose: 'phone', phone: unknown })
  await send({ ...code, purpose: 'invite', phone: unknown })
  await send({ ...code, purpose: 'phone', phone: known, until: new Date(0).toISOString() })
  sms.answer.status = 500
  const failing = send({ ...code, purpose: 'phone', phone: known })
  await expect(failing).rejects.toThrow('500')
  await house.close()
  sms.close()

  expect(sms.heard.map(({ to }) => to)).toEqual([known, unknown, known])
  expect(sms.heard[0]?.text).toContain('your code is 271828')
  expect(sms.heard[1]?.text).toContain('mã của bạn là 271828')
  expect(sms.heard[0]?.authorization).toBe(`Basic ${btoa('house:key')}`)
})
