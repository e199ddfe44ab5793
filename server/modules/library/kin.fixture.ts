import { expect, vi } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { TestHouse } from '../../testing/house.ts'
import { launch } from '../../testing/village-model.ts'

/** The server's clock says that it is this day, in the morning in Việt Nam. */
export function itIs(day: string) {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T08:00:00+07:00`) })
}

type Commune = Awaited<ReturnType<TestHouse['commune']>>
type Setting = {
  commune?: Commune
  from?: { keeperId: string; id: string }
  changed?: string
  more?: object
}

/** A village with a self-managed group that was launched on a day, perhaps a copy; and the people around it. */
export async function launched(house: TestHouse, on: string, setting: Setting = {}) {
  const { from, changed = '', more = {} } = setting
  const commune = setting.commune ?? (await house.commune())
  const village = await house.village(commune)
  const head = await house.person('village_head', village, { name: 'Lò Văn Hặc' })
  const described = await house.ask(head, units.describe, {
    id: village.id,
    keeperId: commune.id,
    edition: 1,
    households: 200,
  })
  expect(described.status, JSON.stringify(described.body)).toBe(200)
  const police = await house.person('commune_police', commune, { name: 'Cầm Thị Ban' })
  const at = { keeperId: commune.id, id: uuid7() }
  const registered = await house.ask(head, m.register, {
    ...at,
    unitId: village.id,
    type: 'inter-household-group',
    name: 'Tổ liên gia số 1',
    households: 30,
    foundedOn: on,
    ...(from ? { copiedFrom: from } : {}),
    changedFromOriginal: changed,
    ...more,
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(200)
  await launch(house, police, at, on)
  const model = { keeperId: at.keeperId, modelId: at.id }
  return { commune, village, head, police, at, model }
}
