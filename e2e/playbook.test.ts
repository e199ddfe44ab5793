import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop } from './house.ts'
import { journey, openCommune, openModel, walk } from './journey.ts'
import { model } from './keeping.ts'
import { postOf } from './living.ts'

journey(
  'an officer takes the playbook of a model as a file, another commune keeps it and begins from it, and a changed file is refused',
  async ({ arrive }) => {
    const giver = await arrive('commune_police')
    await openCommune(giver)
    await walk(giver, 'Bản Quỳnh Chiên')
    await openModel(giver, model)
    await giver.goto(`${new URL(giver.url()).pathname}/hoc-tap`)
    const { text, fingerprint } = await takePlaybook(giver)

    const taker = await arrive('commune_police', { viewport: desktop, province: 'Quảng Trị' })
    const { keeperId } = await postOf(taker)
    expect(keeperId).not.toBe((await postOf(giver)).keeperId)
    await taker.goto(`/xa/${keeperId}/giao-ban/kich-ban`)
    await bring(taker, text.replace(model, 'Bản không an toàn'))
    await taker.getByText(/^Chữ ký không khớp: tệp đã bị sửa/).waitFor()
    expect(await taker.getByRole('button', { name: 'Giữ kịch bản này' }).count()).toBe(0)
    await bring(taker, 'Đây là thư, không phải kịch bản.')
    await taker.getByText('Tệp này không phải kịch bản mô hình của Bình Yên.').waitFor()

    await bring(taker, text)
    await taker.getByText('Chữ ký đúng, tệp nguyên vẹn').waitFor()
    await taker.getByText(fingerprint, { exact: true }).waitFor()
    await taker.getByRole('button', { name: 'Giữ kịch bản này' }).click()
    const kept = taker.getByRole('listitem').filter({ hasText: fingerprint })
    await kept.getByRole('link', { name: 'Lập mô hình từ kịch bản' }).click()
    await taker.getByText(/^Lập theo kịch bản từ nơi khác/).waitFor()
  },
)

/** The file as it is saved, and whose key the page says signed it. */
async function takePlaybook(page: Page) {
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Lấy kịch bản (một tệp)' }).click()
  const path = await (await saving).path()
  const said = await page.getByText(/^Đã lấy kịch bản, ký bằng khoá/).innerText()
  const fingerprint = /khoá (.+)\.$/.exec(said)?.[1] ?? ''
  return { text: await readFile(path, 'utf8'), fingerprint }
}

async function bring(page: Page, text: string) {
  const file = { name: 'kich-ban.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await page.getByLabel('Chọn tệp').and(page.locator('input')).setInputFiles(file)
}
