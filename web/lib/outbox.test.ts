import { renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropUnsent, keepUnsent, sendWaiting, useUnsent } from './outbox.ts'

const entry = (id: string) => ({
  id,
  at: { method: 'POST', path: '/api/communes/:keeperId/activities' },
  input: { keeperId: 'k', id },
  files: [],
  label: 'Tuần tra',
})

let answer: () => Response = () => Response.json({})
let sent: string[] = []

beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
    const reply = answer()
    sent.push((JSON.parse(init.body) as { id: string }).id)
    return reply
  })
})
afterEach(() => vi.unstubAllGlobals())

const away = () => {
  throw new TypeError('Failed to fetch')
}

test('what was written without a network is kept, and sent in order once it returns', async () => {
  answer = away
  const { result } = renderHook(useUnsent)
  keepUnsent(entry('a'))
  keepUnsent(entry('b'))
  await waitFor(() => expect(result.current.map(({ id }) => id)).toEqual(['a', 'b']))
  expect(JSON.parse(localStorage.getItem('outbox') ?? '[]')).toHaveLength(2)

  answer = () => Response.json({})
  await waitFor(async () => {
    await sendWaiting()
    expect(result.current).toEqual([])
  })
  expect(sent).toEqual(['a', 'b'])
  expect(JSON.parse(localStorage.getItem('outbox') ?? '[]')).toEqual([])
})

test('a refusal stays with its reason until its writer decides', async () => {
  answer = () => Response.json({ code: 'activity.model_not_working', fields: [] }, { status: 409 })
  const { result } = renderHook(useUnsent)
  keepUnsent(entry('c'))
  await waitFor(() => expect(result.current[0]?.refused).toBe('activity.model_not_working'))

  await dropUnsent('c')
  await waitFor(() => expect(result.current).toEqual([]))
})

test('a server that is away is no refusal', async () => {
  answer = () => Response.json({ code: 'database.away', fields: [] }, { status: 503 })
  const { result } = renderHook(useUnsent)
  keepUnsent(entry('d'))
  await waitFor(() => expect(sent).toContain('d'))
  await waitFor(() => expect(result.current[0]).toMatchObject({ id: 'd', refused: null }))
  await dropUnsent('d')
})
