import type { Kysely } from 'kysely'
import { after, type LoggedEntry, recipientsOf, type Standing } from '../../../sealing/key-log.ts'
import type { DB } from '../../platform/db/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealed } from './sealed-parts.ts'

/** How long what a log came to is believed before it is looked at again. */
const believed = 5000

/**
 * A desk as its log says it is. `heads`: to how many a tip was sealed under each state it was open in;
 * `everyKey`: the keys it ever had.
 */
type Known = {
  log: LoggedEntry[]
  standing: Standing
  heads: Map<string, number>
  everyKey: Set<string>
  readAt: number
}

export type Desks = ReturnType<typeof rememberDesks>

/** The desks' key logs, checked entry by entry as they grow and remembered a few seconds. */
export function rememberDesks(db: Kysely<DB>) {
  const known = new Map<string, Known>()
  const reading = new Map<string, Promise<Known | undefined>>()

  /** The desk as its log is now; undefined where there is none, or one that is not to be trusted. */
  function read(keeperId: string) {
    const underWay = reading.get(keeperId) ?? readOn(keeperId)
    reading.set(keeperId, underWay)
    return underWay
  }

  async function readOn(keeperId: string) {
    try {
      const held = known.get(keeperId) ?? unread()
      const more = await entriesAfter(db, keeperId, held.standing.seq)
      const grown = more.reduce((desk, entry) => withEntry(keeperId, desk, entry), held)
      const desk = { ...grown, readAt: performance.now() }
      if (desk.log.length === 0) return undefined
      known.set(keeperId, desk)
      return desk
    } finally {
      reading.delete(keeperId)
    }
  }

  return {
    read,
    /** The desk, from memory if it was looked at a moment ago. */
    async lately(keeperId: string) {
      const held = known.get(keeperId)
      return held && performance.now() - held.readAt < believed ? held : read(keeperId)
    },
    /** Whether the log was read, and says that nothing can be sealed to it. */
    isClosed: (keeperId: string) => known.get(keeperId)?.standing.open === false,
  }
}

function unread(): Known {
  const standing = { keys: [], escrow: undefined, head: '', seq: -1, open: false }
  return { log: [], standing, heads: new Map(), everyKey: new Set(), readAt: 0 }
}

function withEntry(keeperId: string, desk: Known, next: LoggedEntry): Known {
  const standing = after(keeperId, desk.standing, next)
  const open: [string, number][] = standing.open
    ? [[standing.head, recipientsOf(standing).length]]
    : []
  return {
    ...desk,
    standing,
    log: [...desk.log, next],
    heads: new Map([...desk.heads, ...open]),
    everyKey: new Set([...desk.everyKey, ...standing.keys.map(({ id }) => id)]),
  }
}

async function entriesAfter(db: Kysely<DB>, keeperId: string, seq: number) {
  return db
    .selectFrom('tips.keyLog')
    .select(['entry', 'signature', 'cosigned'])
    .where('keeperId', '=', keeperId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
}

/** The desks there are. Whether a log holds is checked by whoever seals to it, and again when they send. */
export async function deskList({ db, desks }: Sealed) {
  const found = (await briefs(db).execute()).filter(({ id }) => !desks.isClosed(id))
  const ids = new Set(found.map(({ id }) => id))
  return found.map((row) => briefOf(row, (id) => ids.has(id)))
}

/** One desk with its log, or a refusal where nothing can be sealed to it. */
export async function deskOf({ db, desks }: Sealed, keeperId: string) {
  const [desk, row] = await Promise.all([
    desks.read(keeperId).catch(() => undefined),
    briefs(db).where('unit.id', '=', keeperId).executeTakeFirst(),
  ])
  if (!desk?.standing.open || !row) throw notFound('desk')
  const above = row.parentId ? await desks.lately(row.parentId).catch(() => undefined) : undefined
  return { ...briefOf(row, () => above?.standing.open ?? false), log: desk.log }
}

type Row = Awaited<ReturnType<ReturnType<typeof briefs>['execute']>>[number]

function briefOf(row: Row, isDesk: (id: string) => boolean) {
  const { id, kind, title, name, parentId } = row
  const commune = kind === 'commune'
  return {
    keeperId: id,
    title,
    name,
    kind: commune ? ('commune' as const) : ('province' as const),
    province: commune ? `${row.parentTitle} ${row.parentName}` : `${title} ${name}`,
    aboveId: commune && parentId && isDesk(parentId) ? parentId : null,
  }
}

function briefs(db: Kysely<DB>) {
  return db
    .selectFrom('units.unit as unit')
    .leftJoin('units.unit as parent', 'parent.id', 'unit.parentId')
    .select([
      'unit.id',
      'unit.kind',
      'unit.title',
      'unit.name',
      'unit.parentId',
      'parent.title as parentTitle',
      'parent.name as parentName',
    ])
    .where('unit.kind', 'in', ['commune', 'province'])
    .where('unit.id', 'in', (among) =>
      among.selectFrom('tips.keyLog').select('keeperId').where('entry', 'like', '%"act":"escrow"%'),
    )
    .orderBy('parent.name')
    .orderBy('unit.name')
}
