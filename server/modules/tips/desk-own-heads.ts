import { Refusal } from '../../platform/errors.ts'
import { countOld, type HeadSource, type NewHead } from './desk-heads.ts'

/** What a tip says: for the desk alone. */
export const tipHeads: HeadSource = {
  parts: ['tip'],
  count: (ctx, where) => countOld(ctx, 'tips.tip', where),
  async read({ db }, { keeperId, heads, most }) {
    const rows = await db
      .selectFrom('tips.tip')
      .select(['id', 'header'])
      .where('keeperId', '=', keeperId)
      .where('keyHead', 'not in', heads)
      .orderBy('receivedAt', 'desc')
      .orderBy('id')
      .limit(most)
      .execute()
    return rows.map((row) => ({ part: 'tip' as const, tipId: row.id, ...row, replyTo: null }))
  },
  async write({ db }, { keeperId, keyHead, heads }) {
    await Promise.all(
      heads.map(({ id, header }) =>
        db
          .updateTable('tips.tip')
          .set({ header, keyHead })
          .where('keeperId', '=', keeperId)
          .where('id', '=', id)
          .execute(),
      ),
    )
  },
}

/** What was said after: the sender reads what the desk wrote to them, and no note. */
export const messageHeads: HeadSource = {
  parts: ['message'],
  count: (ctx, where) => countOld(ctx, 'tips.message', where),
  async read({ db }, { keeperId, heads, most }) {
    const rows = await db
      .selectFrom('tips.message as m')
      .innerJoin('tips.tip as t', (tip) =>
        tip.onRef('t.keeperId', '=', 'm.keeperId').onRef('t.id', '=', 'm.tipId'),
      )
      .select(['m.tipId', 'm.id', 'm.header', 'm.side', 't.replyTo'])
      .where('m.keeperId', '=', keeperId)
      .where('m.keyHead', 'not in', heads)
      .orderBy('m.seq')
      .limit(most)
      .execute()
    return rows.map(({ side, replyTo, ...row }) => ({
      part: 'message' as const,
      ...row,
      replyTo: side === 'desk' ? replyTo : null,
    }))
  },
  async write({ db }, { keeperId, keyHead, heads }) {
    await Promise.all(
      heads.map(({ tipId, id, header }) =>
        db
          .updateTable('tips.message')
          .set({ header, keyHead })
          .where('keeperId', '=', keeperId)
          .where('tipId', '=', tipId)
          .where('id', '=', id)
          .execute(),
      ),
    )
  },
}

/** Files have two heads, of their content and of what they are about; both are written together. */
export const fileHeads: HeadSource = {
  parts: ['file', 'about'],
  count: async (ctx, where) => 2 * (await countOld(ctx, 'tips.file', where)),
  async read({ db }, { keeperId, heads, most }) {
    const rows = await db
      .selectFrom('tips.file as f')
      .innerJoin('tips.tip as t', (tip) =>
        tip.onRef('t.keeperId', '=', 'f.keeperId').onRef('t.id', '=', 'f.tipId'),
      )
      .select(['f.tipId', 'f.id', 'f.header', 'f.aboutHeader', 'f.side', 't.replyTo'])
      .where('f.keeperId', '=', keeperId)
      .where('f.keyHead', 'not in', heads)
      .orderBy('f.at')
      .orderBy('f.id')
      .limit(Math.floor(most / 2))
      .execute()
    return rows.flatMap(({ tipId, id, header, aboutHeader, ...row }) => {
      const piece = { tipId, id, replyTo: row.side === 'desk' ? row.replyTo : null }
      return [
        { part: 'file' as const, ...piece, header },
        { part: 'about' as const, ...piece, header: aboutHeader },
      ]
    })
  },
  async write({ db }, { keeperId, keyHead, heads }) {
    const contents = heads.filter(({ part }) => part === 'file')
    const written = contents.map((content) => ({ content, about: twin(heads, content, 'about') }))
    for (const about of heads) if (about.part === 'about') twin(heads, about, 'file')
    await Promise.all(
      written.map(({ content: { tipId, id, header }, about }) =>
        db
          .updateTable('tips.file')
          .set({ header, aboutHeader: about.header, keyHead })
          .where('keeperId', '=', keeperId)
          .where('tipId', '=', tipId)
          .where('id', '=', id)
          .execute(),
      ),
    )
  },
}

function twin(heads: NewHead[], { tipId, id }: NewHead, part: 'file' | 'about') {
  const found = heads.find((head) => head.part === part && head.tipId === tipId && head.id === id)
  if (!found) throw new Refusal(400, 'tip.heads_apart')
  return found
}
