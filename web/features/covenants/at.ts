/** What names a covenant in an address. */
export type At = { keeperId: string; modelId: string; id: string }
