import { expect, test } from 'vitest'
import { z } from 'zod'
import { uuid7 } from './uuid7.ts'

test('an id made on the phone is a UUID of version 7', () => {
  expect(z.uuidv7().safeParse(uuid7()).success).toBe(true)
})

test('ids sort by the time they were made', () => {
  const made = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map((now) => uuid7(now))
  expect([...made].sort()).toEqual(made)
})

test('no two are the same', () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(0))).size).toBe(1000)
})
