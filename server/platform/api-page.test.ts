import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApi, operations } from './api-page.ts'

const printed = openApi('http://localhost:3000')

test('the contract prints as valid OpenAPI 3.1, by somebody else’s judgement', async () => {
  const verdict = await new Validator().validate(JSON.parse(JSON.stringify(printed)))

  expect(verdict).toEqual({ valid: true })
  expect(printed.openapi).toBe('3.1.0')
})

test('every operation is there once, with a line that says what it means', () => {
  const ids = Object.values(printed.paths).flatMap((methods) =>
    Object.values(methods).map(
      (operation) => operation as { operationId: string; summary: string },
    ),
  )
  const wanted = Object.entries(operations).flatMap(([group, all]) =>
    Object.keys(all).map((name) => `${group}.${name}`),
  )

  expect(ids.map(({ operationId }) => operationId).sort()).toEqual(wanted.sort())
  expect(ids.filter(({ summary }) => summary.length < 10)).toEqual([])
})
