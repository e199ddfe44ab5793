import type { Insertable, Kysely } from 'kysely'
import type { DB } from '../server/platform/db/schema.ts'
import { put } from './rows.ts'

/** What desks, cases and the life of models keep, each table after those it leans on. */
const tables = [
  'tips.key',
  'tips.keyLog',
  'tips.escrowShare',
  'tips.box',
  'tips.batch',
  'tips.tip',
  'tips.message',
  'tips.file',
  'tips.identity',
  'tips.identityShare',
  'tips.identityOpening',
  'tips.transfer',
  'tips.breach',
  'tips.certificate',
  'tips.counter',
  'cases.case',
  'cases.source',
  'cases.step',
  'cases.link',
  'cases.surrender',
  'cases.deliverer',
  'cases.custody',
  'cases.counter',
  'models.step',
  'models.moment',
  'meetings.covenant',
  'meetings.version',
  'meetings.vote',
  'meetings.signature',
  'standards.judgement',
  'standards.rated',
  'standards.flag',
  'standards.opinion',
  'standards.complaint',
  'plans.ground',
  'plans.review',
  'plans.decision',
  'plans.task',
  'plans.campaign',
  'plans.offer',
  'library.notice',
  'library.passage',
  'duties.hand',
  'duties.rota',
  'duties.shift',
  'duties.turn',
  'duties.swap',
  'duties.line',
  'duties.entry',
  'duties.stop',
  'duties.checklist',
  'duties.look',
  'duties.signal',
  'duties.speaker',
  'duties.evening',
  'duties.partner',
  'duties.word',
] as const

type Table = (typeof tables)[number]
export type Row<Of extends keyof DB> = Insertable<DB[Of]>
export type Kept = { [Of in Table]?: Row<Of>[] }

/** Enters what is kept, table by table. */
export async function enterKept(db: Kysely<DB>, kept: Kept[]) {
  for (const table of tables) await enter(db, table, kept)
}

async function enter<Of extends Table>(db: Kysely<DB>, table: Of, kept: Kept[]) {
  const rows = kept.flatMap((each): Row<Of>[] => each[table] ?? [])
  await put(db, table, rows)
}
