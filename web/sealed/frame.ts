import type { Look } from './facts.ts'
import { type Html, html } from './html.ts'

/** The files a page is dressed in, by their addresses. */
export type Files = { script: string; style: string; fonts: string[]; mark: string }

export type Framed = { title: string; body: Html; here: string; bare?: boolean }

const lines = ['113', '114', '115'] as const

/** The numbers the door stands beside and never replaces. */
export function callFirst(
  { words }: Look,
  called: readonly ('112' | '113' | '114' | '115')[] = lines,
) {
  return html`<p class="emergency">
    ${called.map(
      (line) => html`<a href="tel:${line}"><strong>${line}</strong> ${words[`call${line}`]}</a>`,
    )}
  </p>`
}

/** A whole page: its head, the way out, the truth about sealing, and what is on it. */
export function framed(look: Look, files: Files, { title, body, here, bare }: Framed) {
  const { language } = look
  return html`<!doctype html>
    <html lang="${language}" data-root="${look.root}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${files.fonts.map((font) => html`<link rel="preload" as="font" type="font/woff2" href="${font}" crossorigin />`)}
        <link rel="icon" href="${files.mark}" type="image/svg+xml" />
        <link rel="stylesheet" href="${files.style}" />
        <script type="module" src="${files.script}"></script>
      </head>
      <body>
        ${bare ? body : inside(look, { body, here })}
      </body>
    </html>`.text
}

function inside(look: Look, { body, here }: Pick<Framed, 'body' | 'here'>) {
  const { words, language, root } = look
  const other = language === 'vi' ? `/en${here}` : here
  return html`<a class="skip" href="#main">${words.skip}</a>
    <header class="top no-print">
      <a class="brand" href="${root || '/'}">${words.brand} <span>· ${words.name}</span></a>
      <a class="button leave" href="${root}/trang-trong" id="leave" title="${words.leaveSays}"
        >${words.leave}</a
      >
    </header>
    <p class="truth unscripted no-print">${words.sealedLate}</p>
    <p class="truth scripted no-print">${words.sealedHere}</p>
    <main id="main" class="stack" tabindex="-1">${body}</main>
    <footer class="bottom no-print stack tight">
      <div class="stack tight again">
        <p><strong>${words.beside}</strong></p>
        ${callFirst(look)}
      </div>
      <p class="row small">
        <a href="${root || '/'}">${words.home}</a>
        <a href="${root}/khong-dong-bom">${words.bombLink}</a>
        <a href="${other}" hreflang="${language === 'vi' ? 'en' : 'vi'}">${words.otherLanguage}</a>
      </p>
      <p class="small soft scripted">${words.leaveSays}</p>
    </footer>`
}

/** What went wrong, said where it is read first. */
export function wrongs({ words, errors }: Look, wrong: readonly string[] = []) {
  if (wrong.length === 0) return undefined
  const said = wrong.map((code) => sentence(words, errors, code))
  return html`<div class="notice" role="alert" id="wrong">
    ${said.map((each) => html`<p>${each}</p>`)}
  </div>`
}

function sentence(words: Look['words'], errors: Look['errors'], code: string) {
  const own = (words as unknown as Record<string, string>)[code]
  return own ?? errors[code] ?? errors['fallback']
}
