import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { alarms } from '../../../contract/alarms.ts'
import { Refused } from '../../lib/call.ts'
import { insist } from './insist.ts'

/** What the network answers, one status after another; none is a line that is cut. */
let statuses: (number | undefined)[] = []
let asked: unknown[] = []

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    asked.push(body)
    const status = statuses.shift()
    if (status === undefined) throw new TypeError('Failed to fetch')
    const code = status === 429 ? 'too_many' : 'alarm.not_found'
    const said = status < 300 ? { done: true } : { code }
    return new Response(JSON.stringify(said), { status })
  })
})
afterEach(() => vi.unstubAllGlobals())

const answer = {
  keeperId: '0198f3a0-0000-7000-8000-000000000001',
  id: '0198f3a0-0000-7000-8000-000000000002',
  answer: 'coming' as const,
}

test('a cut line and a house that stumbles are tried again with the same words', async () => {
  statuses = [undefined, 503, 429, 200]
  const missed: number[] = []
  await insist(alarms.answer, answer, { pause: 1, onMiss: (times) => missed.push(times) })
  expect(missed).toEqual([1, 2, 3])
  expect(new Set(asked)).toEqual(new Set([JSON.stringify({ answer: 'coming' })]))
})

test('a no is a no', async () => {
  statuses = [404]
  await expect(insist(alarms.answer, answer, { pause: 1 })).rejects.toMatchObject({
    status: 404,
    code: 'alarm.not_found',
  })
  expect(asked).toHaveLength(1)
})

test('whoever stops it is not asked about again', async () => {
  statuses = [503, 503, 503, 503]
  const stopping = new AbortController()
  const sent = insist(alarms.answer, answer, {
    pause: 1,
    stop: stopping.signal,
    onMiss: (times) => times === 2 && stopping.abort(),
  })
  await expect(sent).rejects.toBeInstanceOf(Refused)
  expect(asked).toHaveLength(2)
})
