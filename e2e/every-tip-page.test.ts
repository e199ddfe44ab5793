import { expect } from 'vitest'
import { graveFaults, graveFaultsAt } from './grave-faults.ts'
import { journey } from './journey.ts'
import {
  demonstrationCode,
  keeperOf,
  lookUp,
  openQueue,
  openTelling,
  sendSealed,
  tell,
} from './telling.ts'

journey(
  'whoever cannot see it tells at the sealed door and looks up what became of it, by day and by night',
  async ({ atDoor }) => {
    const page = await atDoor()
    const found = await graveFaultsAt(page, ['/', '/gui', '/hoi-am', '/khong-dong-bom', '/en'])
    await openTelling(page)
    await page.getByText('Ảnh, phim, tài liệu').waitFor()
    found.push(...(await graveFaults(page)))
    await tell(page, 'Máy bơm ở đầu khe bị tháo mất.')
    await sendSealed(page)
    found.push(...(await graveFaults(page)))
    await lookUp(page, demonstrationCode)
    found.push(...(await graveFaults(page)))

    expect(found).toEqual([])
  },
)

journey(
  'the same inside the app: telling, the queue of a desk, one tip opened, its keys and figures',
  async ({ arrive }) => {
    const officer = await arrive('commune_police')
    const desk = `/xa/${await keeperOf(officer)}/ban-tin-kin`
    const paths = ['', '/tiep-nhan', '/tong-hop', '/khoa', '/khoa/to-dan'].map((at) => desk + at)
    const found = await graveFaultsAt(officer, ['/bao-tin', '/bao-tin/hoi-am', ...paths])
    await openQueue(officer)
    await officer.locator('.tip-line.open').first().waitFor()
    found.push(...(await graveFaults(officer)))
    await officer.locator('.tip-row').first().click()
    await officer.locator('.tip-page .tip-text').first().waitFor()
    found.push(...(await graveFaults(officer)))

    expect(found).toEqual([])
  },
)

journey(
  'the same for letter boxes, cases and weapons handed in: each list, one of it, and a new one',
  async ({ arrive }) => {
    const officer = await arrive('commune_police')
    const commune = `/xa/${await keeperOf(officer)}`
    const found = await graveFaultsAt(
      officer,
      ['phieu', 'vu-viec/moi', 'giao-nop/moi'].map((at) => `${commune}/${at}`),
    )
    for (const list of ['hom-thu', 'vu-viec', 'giao-nop']) {
      found.push(...(await graveFaultsAt(officer, [`${commune}/${list}`])))
      const one = officer.locator(`a[href^="${commune}/${list}/"]:not([href$="/moi"])`).first()
      found.push(...(await graveFaultsAt(officer, [(await one.getAttribute('href')) ?? ''])))
    }

    expect(found).toEqual([])
  },
)
