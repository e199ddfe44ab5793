import { sql } from 'kysely'
import type { OpenCtx } from '../../platform/context.ts'
import { namesAround } from '../models/module.ts'

const gap = '…'
const phone = /(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/g
const letter = /(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const paper = /(?<!\d)\d{9}(?:\d{3})?(?!\d)/g

/** What people typed, as strangers may read it: names the house knows, phones and numbers of papers are gaps. */
export type Cleaner = (typed: string) => string

/** Cleans what was typed around a model of the names of everybody there. */
export async function withoutPeople(
  ctx: Pick<OpenCtx, 'db'>,
  at: { keeperId: string; modelId: string },
): Promise<Cleaner> {
  const [around, accounts] = await Promise.all([namesAround(ctx, at), accountNames(ctx, at)])
  return cleanerOf([...around, ...accounts])
}

async function accountNames({ db }: Pick<OpenCtx, 'db'>, { keeperId }: { keeperId: string }) {
  const { rows } = await sql<{ name: string }>`
    select distinct a.name from accounts.account a where a.keeper_id = ${keeperId}`.execute(db)
  return rows.map(({ name }) => name)
}

/** The same for names that are known. One word alone names nobody: it may be a word of the sentence. */
export function cleanerOf(names: string[]): Cleaner {
  const known = [...new Set(names.map((name) => name.normalize('NFC').trim()))]
    .filter((name) => /\s/.test(name))
    .sort((one, other) => other.length - one.length)
  const spelled = known.map((name) => name.split(/\s+/).map(escaped).join('\\s+'))
  const pattern =
    spelled.length > 0
      ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
      : undefined
  return (typed) => {
    const composed = typed.normalize('NFC')
    const named = pattern ? composed.replace(pattern, gap) : composed
    return named.replace(letter, gap).replace(phone, gap).replace(paper, gap)
  }
}

function escaped(word: string) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
