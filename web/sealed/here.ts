import { codeOf } from '../lib/call.ts'
import type { Language } from '../lib/numbers.ts'
import type { Look } from './facts.ts'
import { wrongs } from './frame.ts'
import type { Html } from './html.ts'

/** The words of this page, in the language it was drawn in. */
export async function lookHere(): Promise<Look> {
  const { lang, dataset } = document.documentElement
  const language: Language = lang === 'en' ? 'en' : 'vi'
  const { sealed, errors } = await (language === 'en'
    ? import('../locales/en/door.ts')
    : import('../locales/vi/door.ts'))
  return { language, words: sealed, root: dataset['root'] ?? '', errors }
}

/** Puts another page in the place of this one, and the reader at its beginning. */
export function show(page: Html) {
  const main = document.querySelector<HTMLElement>('#main')
  if (!main) return
  main.innerHTML = page.text
  scrollTo(0, 0)
  main.focus({ preventScroll: true })
}

/** Says what is being done, where the page has room for it; nothing when it is done. */
export function tell(words?: string) {
  const place = document.querySelector<HTMLElement>('#progress')
  if (!place) return
  place.hidden = words === undefined
  place.textContent = words ?? ''
  if (words !== undefined) place.scrollIntoView({ block: 'nearest' })
}

/** Says what went wrong at the head of a form, and leaves all that was typed. */
export function sorry(look: Look, form: HTMLFormElement, reason: unknown) {
  document.querySelector('#wrong')?.remove()
  const code = typeof reason === 'string' ? reason : codeOf(reason)
  form.insertAdjacentHTML('afterbegin', wrongs(look, [code])?.text ?? '')
  document.querySelector('#wrong')?.scrollIntoView({ block: 'center' })
}

/** Does something once at a time: the buttons of a form rest meanwhile. */
export async function busy(form: HTMLFormElement, work: () => Promise<void>) {
  const buttons = [...form.querySelectorAll('button')]
  for (const button of buttons) button.disabled = true
  form.ariaBusy = 'true'
  await work().finally(() => {
    for (const button of buttons) button.disabled = false
    form.ariaBusy = 'false'
  })
}
