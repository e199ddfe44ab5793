import type { Counted } from '../server/platform/counted.ts'
import type { House } from '../server/platform/context.ts'
import { unitIds } from '../server/modules/units/module.ts'
import { daysLater } from './calendar.ts'
import { createChance } from './chance.ts'
import { type Holder, makeDesk } from './desks.ts'
import type { Picture } from './evidence.ts'
import { handedIn } from './handed-in.ts'
import type { Kept } from './kept.ts'
import { ledgerOf } from './ledger.ts'
import { letterBoxes } from './letter-boxes.ts'
import { personAt } from './models.ts'
import type { Person } from './people.ts'
import { type Staffed, queueOf } from './queue.ts'
import type { Commune } from './story.ts'
import { readCourses, readTipBook } from './tip-book.ts'

type Setting = {
  house: House
  pictures: Map<string, Picture>
  officers: Person[]
  today: string
  now: Date
}

/** What desks keep of sealed word, and the ledger's rows for it; sealed anew each time, so never twice the same. */
export async function sealedOf(communes: Commune[], setting: Setting) {
  const courses = await readCourses()
  const made = await Promise.all(
    communes.map(async (commune) => {
      const { people, places, book } = commune
      const { house, today } = setting
      const chance = createChance(`${book.commune}/sealed/${today}`)
      const told = await readTipBook(book)
      const [here, above] = await desksOf(commune, setting)
      const boxes = letterBoxes({ book: told, places, people, today, chance })
      const weapons = handedIn(told.handedIn, { house, places, people, today, chance })
      const queue = await queueOf(told, courses, {
        ...setting,
        chance,
        here,
        above,
        records: boxes.records,
      })
      const counted: Counted[] = [...boxes.counted, ...weapons.counted, ...queue.counted]
      const kept: Kept[] = [...[here, above].map(keysOf), boxes.kept, weapons.kept, ...queue.kept]
      return { kept, entries: ledgerOf(counted, chance, today) }
    }),
  )
  return {
    kept: made.flatMap(({ kept }) => kept),
    entries: made.flatMap(({ entries }) => entries),
  }
}

/** The desk of a commune and that of its province, both in work before anything was told to them. */
function desksOf({ people, book }: Commune, { officers, today }: Setting) {
  const province = unitIds.provinceId(book.province)
  const above = new Map(
    officers.filter(({ keeperId }) => keeperId === province).map((each) => [each.role, each]),
  )
  const on = daysLater(today, -160)
  return Promise.all([
    staffed(
      [
        holder(people, 'commune_police', 'officer'),
        holder(people, 'commune_front', 'custodian'),
        holder(people, 'commune_committee', 'custodian'),
      ],
      on,
    ),
    staffed(
      [
        holder(above, 'province_police', 'officer'),
        holder(above, 'province_committee', 'custodian'),
      ],
      daysLater(on, -6),
    ),
  ])
}

type Named = Holder & { keeperId: string }

function holder(people: Map<string, Person>, role: string, kind: Holder['holder']): Named {
  const { id, keeperId } = personAt(people, role)
  return { accountId: id, holder: kind, keeperId }
}

async function staffed(holders: [Named, ...Named[]], on: string): Promise<Staffed> {
  const [{ accountId, keeperId }] = holders
  return { desk: await makeDesk(keeperId, holders, on), officer: accountId }
}

function keysOf({ desk: { rows } }: Staffed): Kept {
  return { 'tips.key': rows.keys, 'tips.keyLog': rows.log, 'tips.escrowShare': rows.shares }
}
