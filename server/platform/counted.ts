declare module './bus.ts' {
  interface Events {
    /** Something happened that counts: the ledger hears it inside the same change. */
    'figures.counted': Counted
  }
}

/** What one record adds to the ledger; taking it back is the same with negative amounts. */
export type Counted = {
  keeperId: string
  source: 'activity' | 'model' | 'alarm' | 'tip' | 'case' | 'surrender' | 'covenant' | 'rating'
  sourceId: string
  unitId: string
  entries: { indicator: string; month: string; amount: number }[]
}
