import { written } from '../../sealing/receipt.ts'
import type { Look } from './facts.ts'
import { fill, html } from './html.ts'

/** The code, once: large enough to be copied by hand, plain enough to be printed. */
export function codePage(
  { words, root }: Look,
  { code, desk, filesLeft }: { code: string; desk: string; filesLeft: number },
) {
  return html`<h1>${words.codeTitle}</h1>
    <p class="notice no-print"><strong>${words.codeSays}</strong></p>
    <p class="code number" aria-label="${words.code}">
      ${written(code)
        .split(' ')
        .map((four) => html`<span>${four}</span> `)}
    </p>
    ${filesLeft > 0 && html`<p class="notice">${fill(words.codeFilesLeft, { count: filesLeft })}</p>`}
    <ul class="card stack tight no-print">
      <li>${fill(words.codeTo, { desk })}</li>
      <li>${words.codeWhy}</li>
      <li>${words.codeKeep}</li>
      <li>${words.codeNext}</li>
    </ul>
    <p class="row no-print">
      <button class="button scripted" type="button" data-does="print">${words.print}</button>
      <a class="button main" href="${root}/trang-trong" data-does="leave">${words.clear}</a>
    </p>`
}
