import { codeOf } from '../lib/call.ts'
import { type Ready, readied } from '../lib/sealed/attach.ts'
import type { Look } from './facts.ts'
import { html } from './html.ts'

/** The files somebody chose in a form, cleaned as they are chosen and named with what could not be cleaned. */
export function hearFiles(look: Look, form: HTMLFormElement) {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]')
  const list = form.querySelector<HTMLElement>('#chosen')
  const chosen = new Map<string, Promise<Ready | undefined>>()
  let number = 0

  input?.addEventListener('change', () => {
    for (const file of input.files ?? []) take(file)
    // They are kept here; a second choice adds to the first.
    input.value = ''
  })
  list?.addEventListener('click', ({ target }) => {
    const line = target instanceof HTMLButtonElement ? target.closest('li') : undefined
    if (!line) return
    chosen.delete(line.id)
    line.remove()
  })

  function take(file: File) {
    number += 1
    const line = document.createElement('li')
    line.id = `file-${number}`
    line.className = 'card stack tight'
    list?.append(line)
    line.innerHTML = html`<p>${file.name}</p>
      <p class="soft">${look.words.fileReading}</p>`.text
    const ready = readied(file, number)
    chosen.set(
      line.id,
      ready.then(
        (done) => {
          line.innerHTML = drawn(look, file.name, done).text
          return done
        },
        (reason: unknown) => {
          line.innerHTML = html`<p>${file.name}</p>
            <p class="notice">${look.errors[codeOf(reason)] ?? look.errors['fallback']}</p>`.text
          return undefined
        },
      ),
    )
  }

  return async () => {
    const all = await Promise.all(chosen.values())
    return all.filter((each) => each !== undefined)
  }
}

function drawn({ words }: Look, name: string, { warn, words: { name: sent } }: Ready) {
  return html`<p>${name} → <strong>${sent}</strong></p>
    ${
      warn
        ? html`<p class="notice">${words[`warn_${warn}`]}</p>`
        : html`<p class="soft">✓ ${words.fileClean}</p>`
    }
    <p><button class="button" type="button">${words.fileDrop}</button></p>`
}
