import type { Insertable } from 'kysely'
import type { DB } from '../server/platform/db/schema.ts'
import type { Chance } from './chance.ts'
import type { Written } from './page.ts'

export type Picture = { name: string; hash: string; bytes: number }

/** Puts pictures beside the pages that show one; some writers agreed to keep when and where it was taken. */
export function proofsOf(diary: Written[], pictures: Map<string, Picture>, chance: Chance) {
  return diary.flatMap(({ page, picture }): Insertable<DB['activities.evidence']>[] => {
    const held = picture ? pictures.get(picture) : undefined
    if (!held) return []
    const id = chance.id(new Date(page.writtenAt))
    page.evidence.push(id)
    const origin = chance.yes(0.4)
    return [
      {
        keeperId: page.keeperId,
        id,
        kind: 'photo',
        type: 'image/jpeg',
        ...held,
        takenAt: origin ? new Date(Date.parse(page.writtenAt) - 18e5).toISOString() : null,
        lat: origin ? (page.lat ?? null) : null,
        lon: origin ? (page.lon ?? null) : null,
        uploadedBy: page.writtenBy,
        uploadedAt: page.writtenAt,
      },
    ]
  })
}
