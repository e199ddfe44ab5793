import { expect } from 'vitest'
import { phone } from './house.ts'
import { journey, soon } from './journey.ts'
import { fillInPatrol, openForm } from './keeping.ts'

journey(
  'what is written without a network stays on the phone, says so, and arrives once',
  async ({ arrive }) => {
    const page = await arrive('village_head', { viewport: phone })
    const said = 'Ghi ở nương, chỗ không có sóng.'
    await openForm(page, 'Tuần tra')
    await fillInPatrol(page, said)

    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await page.getByRole('heading', { name: 'Đã giữ trên máy này' }).waitFor()
    const waiting = page.getByRole('button', { name: 'Chờ gửi: 1' })
    await waiting.waitFor()

    await page.context().setOffline(false)
    await waiting.waitFor({ state: 'hidden' })
    await page.goto('/nhat-ky?mine=true')
    const records = page.getByRole('link').filter({ hasText: said })
    await records.first().waitFor()
    expect(await records.count()).toBe(1)
    await page.reload()
    await expect.poll(() => records.count(), soon).toBe(1)
  },
)
