import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { root } from '../server/platform/root.ts'
import { desktop, phone } from './house.ts'
import { journey, openCommune, openModel, soon, walk } from './journey.ts'
import { fillInPatrol, model, openForm } from './keeping.ts'

const figures = [
  ['dashboard-desktop', { viewport: desktop }],
  ['dashboard-phone-dark', { viewport: phone, colorScheme: 'dark' }],
] as const

journey('the README shows the house as it stands today', async ({ arrive }) => {
  const stranger = await arrive()
  await stranger.goto('/')
  await stranger.getByRole('button', { name: /^1\.447 mô hình/ }).waitFor()
  await take(stranger, 'front')

  const officer = await arrive('commune_police')
  await officer.goto('/duyet')
  await officer.getByRole('button', { name: 'Xác nhận' }).waitFor()
  await take(officer, 'verify')
  await openCommune(officer)
  await walk(officer, 'Bản Quỳnh Chiên')
  await openModel(officer, model)
  await take(officer, 'model')

  for (const [name, look] of figures) {
    const page = await arrive('province_police', look)
    await page.goto('/so-lieu')
    await page.getByRole('figure', { name: 'Ca tuần tra', exact: true }).waitFor()
    await take(page, name)
  }

  const head = await arrive('village_head', { viewport: phone })
  await openForm(head, 'Tuần tra')
  await fillInPatrol(head, 'Đi một vòng từ đầu bản đến bến suối, yên.')
  await take(head, 'diary-phone')
})

/** A picture of what is in sight, small enough to be carried with the code. */
async function take(page: Page, name: string) {
  await expect.poll(() => page.getByText('Đang tải…').count(), soon).toBe(0)
  await page.evaluate(() => document.fonts.ready.then(() => scrollTo(0, 0)))
  const taken = await sharp(await page.screenshot())
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()
  expect(taken.length).toBeLessThan(300_000)
  await writeFile(join(root, 'docs/pictures', `${name}.png`), taken)
}
