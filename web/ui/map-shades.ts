/** The two archipelagos are small on a map of this size: a frame and a name keep them in sight. */
export const isles = [
  { id: 'hoangsa', x: 514, y: 362, width: 120, height: 96 },
  { id: 'truongsa', x: 370, y: 635, width: 450, height: 246 },
] as const

type Step = { shade: number; from: number; to: number }

/** Five shades with as many places in each as the values allow; equal values share a shade. */
export function shadesOf(values: (number | null)[]) {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const distinct = [...new Set(known)]
  const many = Math.min(5, distinct.length)
  const rank = new Map(
    distinct.map((value, index) => [value, Math.ceil(((index + 1) / distinct.length) * many)]),
  )
  // The darkest shade always stands for the most, however few the steps.
  const shadeOf = (value: number | null) => (value === null ? 0 : 5 - many + (rank.get(value) ?? 0))

  const steps = distinct.reduce<Step[]>((found, value) => {
    const last = found.at(-1)
    const shade = shadeOf(value)
    if (last?.shade === shade) last.to = value
    else found.push({ shade, from: value, to: value })
    return found
  }, [])
  return { shadeOf, steps }
}
