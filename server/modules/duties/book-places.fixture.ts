import { expect } from 'vitest'
import type { z } from 'zod'
import { models } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'

type Unit = { id: string; keeperId: string }
type Body = Pick<z.input<typeof units.create.input>, 'kind' | 'title' | 'name'>

/** A village with its head, its officer and somebody who lives there. */
export async function villageWithPeople(house: TestHouse) {
  const commune = await house.commune()
  const village = await house.village(commune)
  return {
    commune,
    village,
    head: await house.person('village_head', village),
    officer: await house.person('commune_police', commune),
    guard: await house.person('security_team', village),
    resident: await house.person('resident', village),
    stranger: await house.person('commune_police', await house.commune()),
  }
}

/** A body of a commune, entered by its officer: a clan, a parish, a relic site. */
export async function bodyOf(
  house: TestHouse,
  { officer, commune }: { officer: Person; commune: Unit },
  body: Body,
) {
  const id = uuid7()
  const entered = await house.ask(officer, units.create, {
    keeperId: commune.id,
    id,
    parentId: commune.id,
    ...body,
    validFrom: '2021-01-01',
  })
  expect(entered.status, JSON.stringify(entered.body)).toBe(200)
  return { id, keeperId: commune.id }
}

/** A model of some type, registered where it lives. */
export async function modelOf(house: TestHouse, as: Person, unit: Unit, type: string) {
  const id = uuid7()
  const name = `Mô hình ${type}`
  const registered = await house.ask(as, models.register, {
    keeperId: unit.keeperId,
    id,
    unitId: unit.id,
    type,
    name,
    foundedOn: '2022-06-10',
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(200)
  return { keeperId: unit.keeperId, modelId: id }
}

/** The day and an id for something that happens now. */
export const now = () => ({ id: uuid7(), on: today() })
