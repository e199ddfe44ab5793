import { expect, vi } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { models as m } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { launch } from '../../testing/village-model.ts'

/** The server's clock says that it is this day, in the morning in Việt Nam. */
export function itIs(day: string, time = '08:00:00') {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T${time}+07:00`) })
}

type Living = Awaited<ReturnType<typeof launched>>

/** A village with a self-managed group that was launched on a day, and the people around it. */
export async function launched(house: TestHouse, on: string) {
  const commune = await house.commune()
  const village = await house.village(commune)
  const head = await house.person('village_head', village, { name: 'Lò Văn Hặc' })
  const police = await house.person('commune_police', commune, { name: 'Cầm Thị Ban' })
  const at = { keeperId: commune.id, id: uuid7() }
  const registered = await house.ask(head, m.register, {
    ...at,
    unitId: village.id,
    type: 'inter-household-group',
    name: 'Tổ liên gia số 1',
    households: 30,
    foundedOn: on,
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(200)
  await launch(house, police, at, on)
  return { commune, village, head, police, at, model: { keeperId: at.keeperId, modelId: at.id } }
}

/** A record in the model's diary, as its head writes it; answers its id. */
export async function wrote(
  house: TestHouse,
  { model, head }: Pick<Living, 'model'> & { head: Person },
  record: {
    kind: string
    on: string
    answers?: object
    attendance?: number
    [more: string]: unknown
  },
) {
  const id = uuid7()
  const answers = record.answers ?? { hours: 2, situation: 'calm' }
  const written = await house.ask(head, activities.record, {
    ...model,
    id,
    ...record,
    answers: answers as Record<string, string>,
  })
  expect(written.status, JSON.stringify(written.body)).toBe(200)
  return id
}
