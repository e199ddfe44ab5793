import type { z } from 'zod'
import { Refusal } from './errors.ts'

type Body = { code: string; fields: { path: string; code: string }[]; current?: unknown }

/** What a thrown thing says to the caller: a code that the web can put into words, never prose. */
export function answerOf(error: unknown): { status: number; body: Body } {
  if (error instanceof Refusal) {
    const { status, code, fields, current } = error
    return { status, body: { code, fields, ...(current === undefined ? {} : { current }) } }
  }
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  const refused = bySqlState[code ?? ''] ?? byFastify[code ?? ''] ?? byStatus[statusCode ?? 0]
  if (refused) return { status: refused[0], body: { code: refused[1], fields: [] } }
  if (code && databaseGone.test(code))
    return { status: 503, body: { code: 'database.away', fields: [] } }
  return { status: 500, body: { code: 'internal', fields: [] } }
}

/** Where the database refuses, it is the second lock or a truth the tables hold. */
const bySqlState: Record<string, [number, string]> = {
  '42501': [404, 'record.not_found'],
  '23505': [409, 'record.exists'],
  '23503': [409, 'record.unknown_reference'],
  '23514': [400, 'record.untrue'],
  '53100': [503, 'disk.full'],
}

const byFastify: Record<string, [number, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body.too_large'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'body.not_json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'body.not_json'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'body.unknown_type'],
  FST_REQ_FILE_TOO_LARGE: [413, 'file.too_large'],
}

const byStatus: Record<number, [number, string]> = {
  400: [400, 'body.not_json'],
  404: [404, 'page.not_found'],
  413: [413, 'body.too_large'],
  415: [415, 'body.unknown_type'],
  429: [429, 'too_many'],
}

const databaseGone = /^(ECONNREFUSED|ECONNRESET|57P0[123]|08\w{3})$/

/** Each blank that was filled in wrongly, with a code for the sentence shown beside it. */
export function fieldsOf(error: z.ZodError) {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), code: fieldCode(issue) }))
}

function fieldCode(issue: z.core.$ZodIssue) {
  if (issue.code === 'custom') return issue.message
  if (issue.input === undefined && absentIsAFault.has(issue.code)) return 'missing'
  if (issue.code === 'invalid_type') return `not_${issue.expected}`
  if (issue.code === 'invalid_value') return 'not_offered'
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'too_short' : 'too_small'
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too_long' : 'too_big'
  if (issue.code === 'invalid_format') return `not_${issue.format}`
  return issue.code
}

const absentIsAFault = new Set(['invalid_type', 'invalid_value', 'invalid_union'])
