import { z } from 'zod'

/** A UUID; records made on a phone bring their own (version 7), so a repeat is the same record. */
export const Id = z.uuid()

/** An instant. The database hands over a Date; the wire carries ISO 8601 text. */
export const Moment = z.union([
  z.iso.datetime(),
  z
    .date()
    .transform((date) => date.toISOString())
    .pipe(z.iso.datetime()),
])

/** A calendar day in Việt Nam, `2022-06-10`. */
export const Day = z.iso.date()

/** A calendar month, `2022-06`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** A place on the earth, WGS 84 degrees. 0,0 is a phone that does not know where it is. */
export const Place = z
  .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .refine(({ lat, lon }) => lat !== 0 || lon !== 0, { message: 'place_unknown' })

/** A name in every language the screens speak. */
export const Words = z.object({ vi: z.string().min(1), en: z.string().min(1) })

/** A short line written by a person: trimmed, composed (NFC), never blank. */
export const Line = z.string().trim().normalize('NFC').min(1).max(200)

/** A longer text written by a person. */
export const Prose = z.string().trim().normalize('NFC').max(8000)

/** How many, as a form sends it: never negative, never a fraction, never text. */
export const Count = z.number().int().min(0).max(1_000_000_000)

/** The number of the edit being changed; a stale one is refused with both versions. */
export const Edition = z.number().int().min(1)

/** Where a page of a list ended, handed back as it was given. */
export const Cursor = z.string().regex(/^[0-9T:. +-]{10,40}~[0-9a-f-]{36}$/)

/** A yes or no that travels in a query string. */
export const Flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((given) => given === true || given === 'true')
  .pipe(z.boolean())

/** An answer with nothing in it but the fact that it was done. */
export const Done = z.object({ done: z.literal(true) })

export type Words = z.output<typeof Words>
export type Place = z.output<typeof Place>
