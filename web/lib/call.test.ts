import { afterEach, expect, test, vi } from 'vitest'
import { units } from '../../contract/units.ts'
import { addressOf, call, codeOf, fieldErrors, Refused } from './call.ts'

const id = '00000000-0000-7000-8000-000000000001'

afterEach(() => vi.unstubAllGlobals())

test('names in the path are filled in and the rest becomes the question', () => {
  expect(addressOf(units.below, { id, map: 'old', kind: undefined })).toEqual({
    url: `/api/units/${id}/below?map=old`,
    rest: {},
  })
})

test('what is not in the path of a write is its body', () => {
  const { url, rest } = addressOf(units.describe, {
    keeperId: id,
    id,
    edition: 2,
    households: null,
  })
  expect(url).toBe(`/api/communes/${id}/units/${id}`)
  expect(rest).toEqual({ edition: 2, households: null })
})

test('a refusal carries its code, the blanks that were wrong and what stands now', async () => {
  const said = {
    code: 'unit.changed',
    fields: [{ path: 'name', code: 'too_long' }],
    current: { id },
  }
  vi.stubGlobal('fetch', async () => Response.json(said, { status: 409 }))

  const refused = await call(units.read, { id }).catch((reason: unknown) => reason)

  expect(refused).toBeInstanceOf(Refused)
  expect(refused).toMatchObject({ status: 409, code: 'unit.changed', current: { id } })
  expect(fieldErrors(refused)).toEqual({ name: 'too_long' })
})

test('a dead network is a code too', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
  expect(codeOf(await call(units.nation, {}).catch((reason: unknown) => reason))).toBe('network')
})

test('an answer that is no JSON is a fault of the server', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
  const refused = await call(units.nation, {}).catch((reason: unknown) => reason)
  expect(refused).toMatchObject({ status: 502, code: 'internal' })
})
