import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { en } from '../web/locales/en.ts'
import { vi } from '../web/locales/vi.ts'
import { graveFaultsAt, settled } from './grave-faults.ts'
import { journey, openCommune, openModel, walk } from './journey.ts'
import { model } from './keeping.ts'

journey(
  'every page can be used by whoever cannot see it, by day and by night, on a phone and at a desk',
  async ({ arrive }) => {
    const stranger = await arrive()
    const found = await graveFaultsAt(stranger, ['/', '/dang-nhap'])
    const officer = await arrive('commune_police')
    found.push(...(await graveFaultsAt(officer, await pagesOf(officer))))
    expect(found).toEqual([])
  },
)

journey('in English no word of the screens stays Vietnamese', async ({ arrive }) => {
  const stranger = await arrive()
  await stranger.goto('/dang-nhap')
  await stranger.getByRole('button', { name: /EN$/ }).click()
  await stranger.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  expect(await vietnameseOn(stranger)).toEqual([])

  const officer = await arrive('commune_police')
  for (const path of ['/nha', '/so-lieu']) {
    await officer.goto(path)
    await settled(officer)
    await officer.getByRole('button', { name: /EN$/ }).click()
    await officer.getByRole('link', { name: 'Home' }).first().waitFor()
    expect(await vietnameseOn(officer)).toEqual([])
    await officer.getByRole('button', { name: /VI$/ }).click()
  }
})

journey('on paper the figures keep their sources and lose their buttons', async ({ arrive }) => {
  const page = await arrive()
  await page.goto('/so-lieu')
  await walk(page, 'Tỉnh Hưng Yên')
  await page.getByRole('button', { name: /^1\.447 mô hình/ }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { name: 'Nguồn', exact: true }).waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: /, 21\/02\/2022$/ })
    .waitFor()
  expect(await page.getByRole('button', { name: 'In trang này' }).isVisible()).toBe(false)
})

/** The addresses an officer of a commune works at, each reached once by its links. */
async function pagesOf(page: Page) {
  await openCommune(page)
  const unit = new URL(page.url()).pathname
  await walk(page, 'Bản Quỳnh Chiên')
  await openModel(page, model)
  const at = new URL(page.url()).pathname
  return ['/nha', '/so-lieu', unit, at, `${at}/ghi?loai=patrol`, '/duyet', '/cai-dat']
}

function sayings(words: object): string[] {
  return Object.values(words).flatMap((word: string | object) =>
    typeof word === 'string' ? [word] : sayings(word),
  )
}

/** The words of the Vietnamese screens that still stand, or are read aloud, on a page. */
async function vietnameseOn(page: Page) {
  const english = new Set(sayings(en))
  const vietnamese = new Set(sayings(vi).filter((word) => !english.has(word)))
  const said = await page.evaluate(() => {
    const names = ['aria-label', 'placeholder', 'alt', 'title']
    return [...document.querySelectorAll('body *')].flatMap((element) => [
      ...[...element.childNodes].map(({ nodeType, nodeValue }) =>
        nodeType === 3 ? nodeValue : '',
      ),
      ...names.map((name) => element.getAttribute(name)),
    ])
  })
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  return said.filter((words) => words && vietnamese.has(words.trim()))
}
