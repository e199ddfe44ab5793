import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { AlarmKind, TeamSize } from '../../contract/alarm-kinds.ts'
import {
  ActivityKind,
  Calendar,
  Indicator,
  ModelType,
  RoleEntry,
  SurrenderItem,
} from '../../contract/catalog.ts'
import { Fit, Problem } from '../../contract/fit-kinds.ts'
import { Holidays } from '../../contract/holidays.ts'
import { Rubric } from '../../contract/rubric.ts'
import { DocumentTemplate, StandardStep } from '../../contract/set-up-kinds.ts'
import {
  CaseOutcome,
  CaseStepKind,
  OpeningReason,
  TipBody,
  TipCategory,
  TipClock,
  TransferReason,
} from '../../contract/tip-kinds.ts'
import { daysOffIn } from './working-days.ts'

/** Reads the whole catalog and checks every entry; one that does not fit its shape stops the house. */
export async function loadCatalog(folder: string) {
  const [models, activities, indicators, alarms, teamSizes, surrender, roles, calendars] =
    await Promise.all([
      entries(folder, 'models', ModelType),
      entries(folder, 'activities', ActivityKind),
      entries(folder, 'indicators', Indicator),
      entries(folder, 'alarms', AlarmKind),
      list(join(folder, 'team-sizes.yaml'), TeamSize),
      list(join(folder, 'surrender.yaml'), SurrenderItem),
      list(join(folder, 'roles.yaml'), RoleEntry),
      list(join(folder, 'calendars.yaml'), Calendar),
    ])
  const holidays = await list(join(folder, 'holidays.yaml'), Holidays)
  return {
    tips: await tipKinds(folder),
    setUp: await list(join(folder, 'set-up.yaml'), StandardStep),
    documents: byId(await entries(folder, 'documents', DocumentTemplate)),
    rubric: await rubricIn(folder),
    problems: byId(await list(join(folder, 'problems.yaml'), Problem)),
    fit: await fitIn(folder),
    models: byId(models),
    activities: byId(activities),
    indicators: byId(indicators),
    alarms: byId(alarms),
    teamSizes: byId(teamSizes),
    surrender: byId(surrender),
    roles: byId(roles),
    calendars,
    holidays,
    /** Every day off of every year it knows. */
    daysOff: daysOffIn(holidays),
  }
}

/** What belongs to tips and cases: one file a category, and short lists beside. */
async function tipKinds(folder: string) {
  const [categories, clocks, bodies, outcomes, steps, openingReasons, transferReasons] =
    await Promise.all([
      entries(folder, 'tips', TipCategory),
      list(join(folder, 'tip-clocks.yaml'), TipClock),
      list(join(folder, 'tip-bodies.yaml'), TipBody),
      list(join(folder, 'case-outcomes.yaml'), CaseOutcome),
      list(join(folder, 'case-steps.yaml'), CaseStepKind),
      list(join(folder, 'opening-reasons.yaml'), OpeningReason),
      list(join(folder, 'transfer-reasons.yaml'), TransferReason),
    ])
  return {
    categories: byId(categories),
    clocks: byId(clocks),
    bodies: byId(bodies),
    outcomes: byId(outcomes),
    steps: byId(steps),
    openingReasons: byId(openingReasons),
    transferReasons: byId(transferReasons),
  }
}

/** What models are scored by; one whose weights do not add up to a hundred stops the house. */
export async function rubricIn(folder: string) {
  const [rubric, ...more] = await list(join(folder, 'rubric.yaml'), Rubric)
  if (!rubric || more.length > 0) throw new Error('catalog/rubric.yaml holds one rubric')
  return rubric
}

/** How a place is found for a model; one whose weights do not add up to a hundred stops the house. */
async function fitIn(folder: string) {
  const [fit, ...more] = await list(join(folder, 'fit.yaml'), Fit)
  if (!fit || more.length > 0) throw new Error('catalog/fit.yaml holds one way of finding places')
  return fit
}

export type Catalog = Awaited<ReturnType<typeof loadCatalog>>

async function entries<Shape extends z.ZodType>(folder: string, kind: string, shape: Shape) {
  const names = (await readdir(join(folder, kind))).filter((name) => name.endsWith('.yaml')).sort()
  return (await Promise.all(names.map((name) => list(join(folder, kind, name), shape)))).flat()
}

/** A file holds one entry, or a list of entries of one group. */
async function list<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
): Promise<z.output<Shape>[]> {
  const held: unknown = parse(await readFile(file, 'utf8'))
  return (Array.isArray(held) ? held : [held]).map((entry) => {
    const read = shape.safeParse(entry)
    if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`)
    return read.data
  })
}

function byId<Entry extends { id: string }>(all: Entry[]) {
  const held = new Map<string, Entry>()
  for (const entry of all) {
    if (held.has(entry.id)) throw new Error(`the catalog holds ${entry.id} twice`)
    held.set(entry.id, entry)
  }
  return held
}
