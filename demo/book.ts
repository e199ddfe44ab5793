import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { SetupStep } from '../contract/alarm-teams.ts'
import { UnitKind } from '../contract/catalog.ts'
import { ModelState } from '../contract/models.ts'
import { root } from '../server/platform/root.ts'

const Key = z.string().regex(/^[a-z0-9-]+$/)
/** A day, or so many months before the day the demonstration is made. */
const When = z.union([z.iso.date(), z.number().int().min(0).max(24)])

const Residential = z.object({
  key: Key,
  title: z.string(),
  name: z.string(),
  /** The commune of the old map it lay in. */
  was: z.string(),
  households: z.number().int(),
  residents: z.number().int(),
  lat: z.number(),
  lon: z.number(),
})

const Body = z.object({
  key: Key,
  in: Key,
  kind: UnitKind,
  title: z.string(),
  name: z.string(),
  households: z.number().int().optional(),
  residents: z.number().int().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  spans: z.array(Key).default([]),
})

const Model = z.object({
  key: Key,
  /** The village or body it lives in, or `commune`. */
  at: Key,
  type: Key,
  name: z.string(),
  launched: When,
  state: z.enum(['proposed', 'consulting']).optional(),
  /** The model it was copied from; of another commune, after the code of that commune: `04792/lien-gia-1`. */
  from: z
    .string()
    .regex(/^(\d{5}\/)?[a-z0-9-]+$/)
    .optional(),
  /** What it does otherwise than that one. */
  changed: z.string().default(''),
  points: z.number().int(),
  teams: z.number().int(),
  /** How faithfully its rhythm is kept. */
  pace: z.number().min(0).max(1),
  /** What became of it after it was active. */
  later: z
    .array(
      z.object({
        state: ModelState,
        on: z.iso.date().optional(),
        ago: z.number().int().optional(),
        why: Key,
      }),
    )
    .default([]),
  story: z.string(),
})

/** A household team whose homes hear one bell. */
const Lane = z.object({
  at: Key,
  /** As an address names it: `ngõ 15`. */
  along: z.string(),
  homes: z.number().int().min(5).max(15),
  /** When its bell was linked, if that is not the day its model began. */
  launched: z.iso.date().optional(),
  /** The last step it has taken; all of them unless it says so. */
  reached: SetupStep.default('first_drill'),
  /** Who needs help to get out, as one home agreed to have it told. */
  need: z.string().optional(),
  firePoints: z.array(z.object({ kind: z.enum(['fire_point', 'water']), name: z.string() })),
})

/** What is made up about one commune. */
const Book = z.object({
  commune: z.string(),
  /** As a sentence names it: `xã Triệu Sơn`. */
  called: z.string(),
  province: z.string(),
  surnames: z.array(z.string()).min(5),
  /** Where the village head, the resident and the head of the household team of the sign-in page live. */
  village: Key,
  team: Key,
  /** The body whose head is on the sign-in page too. */
  head: Key.optional(),
  /** The commune beside it whose committee is on that page, for the pact of both. */
  beside: z.string().optional(),
  villages: z.array(Residential).min(6).max(9),
  bodies: z.array(Body),
  spots: z.array(z.string()).min(8),
  /** Side by side in the village above; the people of the sign-in page live in the first. */
  lanes: z.array(Lane).min(2).max(3),
  models: z.array(Model).min(9).max(16),
})

/** `file`: the name of its sheet, which the other sheets of the commune share. */
export type Book = z.output<typeof Book> & { file: string }

const folder = join(root, 'demo')

/** The five communes, in the order of the files' names. */
export async function readBooks(): Promise<Book[]> {
  const files = (await readdir(join(folder, 'communes'))).sort()
  return Promise.all(
    files.map(async (file) => ({ file, ...(await readSheet(`communes/${file}`, Book)) })),
  )
}

/** One sheet of the demonstration's data, checked against its shape. */
export async function readSheet<Shape extends z.ZodType>(file: string, shape: Shape) {
  return shape.parse(parse(await readFile(join(folder, file), 'utf8')))
}
