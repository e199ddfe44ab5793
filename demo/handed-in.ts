import { randomUUID } from 'node:crypto'
import { checkLines, countLines } from '../server/modules/cases/surrender-lines.ts'
import type { House } from '../server/platform/context.ts'
import type { Counted } from '../server/platform/counted.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Kept } from './kept.ts'
import { personAt } from './models.ts'
import type { Person } from './people.ts'
import { placeAt, type Places } from './places.ts'
import { countersOf, inRegister } from './register.ts'
import type { TipBook } from './tip-book.ts'

type Setting = {
  house: Pick<House, 'catalog'>
  places: Places
  people: Map<string, Person>
  today: string
  chance: Chance
}

/** Weapons handed in at a commune: each record, the way it went since, and what it adds to the figures. */
export function handedIn(
  told: TipBook['handedIn'],
  { house, places, people, today, chance }: Setting,
) {
  const { keeperId } = placeAt(places, 'commune')
  const police = personAt(people, 'commune_police')
  const { surrender } = house.catalog
  const made = told.map(({ at, ago, how, lines, remarks, deliverer, custody }) => {
    checkLines(lines, surrender)
    const onDay = daysLater(today, -chance.whole(...ago))
    const id = randomUUID() as string
    const row = {
      keeperId,
      id,
      unitId: placeAt(places, at).id,
      onDay,
      how,
      lines,
      remarks,
      receivedBy: police.id,
      madeAt: momentOf(onDay, chance.between(8, 16.5)).toISOString(),
      edition: custody.length + 1,
    }
    const received = { step: 'received', after: 0, takenBy: police.name, toBody: undefined }
    const steps = [received, ...custody].map((step, number) => ({
      keeperId,
      surrenderId: id,
      seq: number + 1,
      step: step.step,
      onDay: daysLater(onDay, step.after),
      givenBy: number === 0 ? '' : police.name,
      takenBy: step.takenBy,
      toBody: step.toBody ?? null,
      byId: police.id,
      at: momentOf(daysLater(onDay, step.after), 16.75).toISOString(),
    }))
    const counted: Counted = {
      keeperId,
      source: 'surrender',
      sourceId: id,
      unitId: row.unitId,
      entries: countLines(lines, onDay, surrender),
    }
    return {
      row,
      steps,
      counted,
      deliverer: deliverer && { keeperId, surrenderId: id, ...deliverer },
    }
  })
  const records = inRegister(
    made.map(({ row }) => row),
    ({ onDay }) => onDay,
  )
  const kept: Kept = {
    'cases.surrender': records,
    'cases.deliverer': made.flatMap(({ deliverer }) => deliverer ?? []),
    'cases.custody': made.flatMap(({ steps }) => steps),
    'cases.counter': countersOf({ keeperId, register: 'surrender' }, records),
  }
  return { kept, counted: made.map(({ counted }) => counted) }
}
