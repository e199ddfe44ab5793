import type { Catalog } from '../server/platform/catalog.ts'
import { counted } from '../server/modules/activities/counting.ts'
import { daysLater } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Page, Written } from './page.ts'
import type { Marks } from './kinds.ts'

type Setting = { catalog: Catalog; marks: Marks; today: string; chance: Chance }

/** Leaves in a diary what every real one has: some that wait, some given back, one voided, one corrected. */
export function mark(diary: Written[], { catalog, marks, today, chance }: Setting): Written[] {
  const newest = diary.map(({ page }) => page).sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1))
  const toVerify = newest.filter(({ kind }) => catalog.activities.get(kind)?.verified)
  const lately = toVerify.filter(({ onDay }) => onDay > daysLater(today, -21)).length
  const waiting = toVerify.slice(0, Math.min(4, Math.max(2, lately)))
  for (const page of waiting) unverify(page, { state: 'submitted' })
  for (const page of toVerify.slice(6, 8))
    unverify(page, { state: 'returned', returnedFor: chance.one(marks.returned) })

  const older = newest.filter(
    ({ onDay, kind }) => onDay < daysLater(today, -40) && kind === 'meeting',
  )
  const [voided, wrong] = chance.some(older, 2)
  if (voided) Object.assign(voided, { state: 'voided', returnedFor: chance.one(marks.voided) })
  if (!wrong) return diary

  const attendance = Math.max(2, (wrong.attendance ?? 9) - chance.whole(1, 6))
  const right: Page = {
    ...wrong,
    id: chance.id(new Date(wrong.writtenAt)),
    attendance,
    corrects: wrong.id,
    summary: (wrong.summary ?? '').replace(
      `có ${wrong.attendance} người`,
      `có ${attendance} người`,
    ),
    evidence: [],
  }
  const kind = catalog.activities.get(wrong.kind)
  right.counted = kind ? counted(kind, toldOf(right), catalog.surrender) : []
  Object.assign(wrong, {
    state: 'corrected',
    returnedFor: chance.one(marks.corrected),
    correctedBy: right.id,
  })
  return [...diary, { page: right, picture: undefined }]
}

function unverify(page: Page, marks: Pick<Page, 'state'> & { returnedFor?: string }) {
  Object.assign(page, { ...marks, counted: [], verifiedBy: null, verifiedAt: null })
}

function toldOf({ answers, lines, attendance, onDay }: Page) {
  return { answers, lines, attendance: attendance ?? null, on: onDay } as Parameters<
    typeof counted
  >[1]
}
