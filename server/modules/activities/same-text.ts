import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Rubric } from '../../../contract/rubric.ts'
import type { Ctx } from '../../platform/context.ts'
import type { SignSeen } from './signs.ts'

type Told = { id: string; on: string; summary: string }

/** The same words about different days, in models that wrote something since a moment. */
export async function sameTexts(
  { db }: Pick<Ctx, 'db'>,
  { since, from }: { since: Date; from: string },
  { sameText }: Rubric['flags'],
): Promise<SignSeen[]> {
  const { rows } = await sql<{ keeperId: string; modelId: string; told: Told[] }>`
    select a.keeper_id, a.model_id, json_agg(json_build_object('id', a.id, 'on', a.on_day, 'summary', a.summary)) as told
      from activities.activity a
     where a.state in ('submitted', 'verified') and a.on_day >= ${from} and length(a.summary) >= ${sameText.letters}
       and (a.keeper_id, a.model_id) in (
         select n.keeper_id, n.model_id from activities.activity n where n.written_at >= ${since})
     group by a.keeper_id, a.model_id having count(*) >= ${sameText.records}`.execute(db)
  return rows.flatMap(({ keeperId, modelId, told }) =>
    repeated(told, sameText).map(({ text, records }) => {
      const said = { records: records.length, text: (records[0]?.summary ?? '').slice(0, 120) }
      const ids = records.map(({ id }) => id)
      return {
        keeperId,
        modelId,
        mark: createHash('sha256').update(text).digest('hex'),
        said,
        records: ids,
      }
    }),
  )
}

/** Texts that stand, letter for letter, on so many different days. */
export function repeated(told: Told[], { records, letters }: Rubric['flags']['sameText']) {
  const byText = new Map<string, Told[]>()
  for (const each of told) {
    const text = lettersOf(each.summary)
    if (text.replace(/\d/g, '').length >= letters)
      byText.set(text, [...(byText.get(text) ?? []), each])
  }
  return [...byText]
    .filter(([, same]) => new Set(same.map(({ on }) => on)).size >= records)
    .map(([text, same]) => ({ text, records: same }))
}

/** Letters and digits without marks, spaces or punctuation: typed in a hurry it is the same text. */
function lettersOf(text: string) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
