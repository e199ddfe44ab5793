/** Shapes of the map of the country that are not called by the province's own name. */
const otherwise: Record<string, string> = {
  'ba-ria-vung-tau': 'baria',
  'ho-chi-minh': 'hcm',
  hue: 'tthue',
}

/** The archipelagos, which every map of the country shows, with the province that administers each. */
const islands: Record<string, string> = {
  'da-nang': 'hoangsa',
  'khanh-hoa': 'truongsa',
}

/** The shapes that one of the 63 old provinces covers. */
export function shapesOf(provinceSlug: string) {
  const island = islands[provinceSlug]
  const own = otherwise[provinceSlug] ?? provinceSlug.replaceAll('-', '')
  return island ? [own, island] : [own]
}
