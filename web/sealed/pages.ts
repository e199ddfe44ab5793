import { errors as errorsEn, sealed as en } from '../locales/en/door.ts'
import { errors as errorsVi, sealed as vi } from '../locales/vi/door.ts'
import type { Language } from '../lib/numbers.ts'
import { choosePage } from './choose-page.ts'
import { codePage } from './code-page.ts'
import type { Look, Page } from './facts.ts'
import { formPage } from './form-page.ts'
import { type Files, framed, wrongs } from './frame.ts'
import { type Html, html } from './html.ts'
import { blankPage, bombPage, startPage } from './start-page.ts'
import { listsOf, lookPage, threadPage } from './thread-page.ts'

const looks: Record<Language, Look> = {
  vi: { language: 'vi', words: vi, root: '', errors: errorsVi },
  en: { language: 'en', words: en, root: '/en', errors: errorsEn },
}

export { listsOf }

/** Draws a page of the sealed door, whole. `here`: its address without the language. */
export function draw(asked: { page: Page; language: Language; here: string; files: Files }) {
  const look = looks[asked.language]
  const { title, body } = content(look, asked.page)
  const bare = asked.page.page === 'blank'
  const named = bare ? title : `${title} · ${look.words.brand}`
  return framed(look, asked.files, { title: named, body, here: asked.here, bare })
}

function content(look: Look, page: Page): { title: string; body: Html } {
  const { words } = look
  switch (page.page) {
    case 'start':
      return { title: words.startTitle, body: startPage(look, page) }
    case 'choose':
      return { title: words.chooseTitle, body: choosePage(look, page) }
    case 'form':
      return { title: words.formTitle, body: formPage(look, page) }
    case 'code':
      return { title: words.name, body: codePage(look, page) }
    case 'look':
      return { title: words.lookTitle, body: lookPage(look, page) }
    case 'thread':
      return { title: words.lookTitle, body: threadPage(look, page) }
    case 'bomb':
      return { title: words.bombTitle, body: bombPage(look) }
    case 'blank':
      return { title: words.blankTitle, body: blankPage(look) }
    case 'wrong':
      return { title: words.wrongTitle, body: sorry(look, words.wrongTitle, page.wrong) }
    case 'not_found':
      return { title: words.notFoundTitle, body: sorry(look, words.notFoundTitle) }
  }
}

function sorry(look: Look, title: string, wrong: string[] = []) {
  return html`<h1>${title}</h1>
    ${wrongs(look, wrong)}
    <p><a class="button" href="${look.root || '/'}">${look.words.back}</a></p>`
}
