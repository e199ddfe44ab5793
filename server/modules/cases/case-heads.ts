import { countOld, type HeadSource } from '../tips/module.ts'

/** What a case is about: sealed to its desk like the tips it came from. */
export const caseHeads: HeadSource = {
  parts: ['case'],
  count: (ctx, where) => countOld(ctx, 'cases.case', where),
  async read({ db }, { keeperId, heads, most }) {
    const rows = await db
      .selectFrom('cases.case')
      .select(['id', 'header'])
      .where('keeperId', '=', keeperId)
      .where('keyHead', 'not in', heads)
      .orderBy('openedAt', 'desc')
      .limit(most)
      .execute()
    return rows.map((row) => ({ part: 'case' as const, tipId: row.id, ...row, replyTo: null }))
  },
  async write({ db }, { keeperId, keyHead, heads }) {
    await Promise.all(
      heads.map(({ id, header }) =>
        db
          .updateTable('cases.case')
          .set({ header, keyHead })
          .where('keeperId', '=', keeperId)
          .where('id', '=', id)
          .execute(),
      ),
    )
  },
}

/** Notes to its steps. `tipId` of a step’s head is its case. */
export const stepHeads: HeadSource = {
  parts: ['step'],
  count: (ctx, where) => countOld(ctx, 'cases.step', where),
  async read({ db }, { keeperId, heads, most }) {
    const rows = await db
      .selectFrom('cases.step')
      .select(['caseId', 'id', 'header'])
      .where('keeperId', '=', keeperId)
      .where('keyHead', 'not in', heads)
      .orderBy('at')
      .limit(most)
      .execute()
    return rows.flatMap(({ caseId: tipId, id, header }) =>
      header ? [{ part: 'step' as const, tipId, id, header, replyTo: null }] : [],
    )
  },
  async write({ db }, { keeperId, keyHead, heads }) {
    await Promise.all(
      heads.map(({ tipId: caseId, id, header }) =>
        db
          .updateTable('cases.step')
          .set({ header, keyHead })
          .where('keeperId', '=', keeperId)
          .where('caseId', '=', caseId)
          .where('id', '=', id)
          .execute(),
      ),
    )
  },
}
