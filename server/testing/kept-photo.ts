import { uuid7 } from '../platform/uuid7.ts'
import type { Person, TestHouse } from './house.ts'

/** A photo that is kept already, straight in the table. */
export async function photoOf(house: TestHouse, keeperId: string, by: Person, hash: string) {
  const id = uuid7()
  const row = { keeperId, id, kind: 'photo', name: 'anh.jpg', type: 'image/jpeg', bytes: 9, hash }
  await house.db
    .insertInto('activities.evidence')
    .values({ ...row, uploadedBy: by.accountId })
    .execute()
  return id
}
