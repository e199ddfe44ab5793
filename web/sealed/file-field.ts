import { type Html, html } from './html.ts'
import type { Look } from './facts.ts'

/** Where files are chosen: what is taken out of them, what happens without a script, and the list of the chosen. */
export function fileField({ words }: Look): Html {
  return html`<p class="hint">${words.filesSays}</p>
    <p class="hint unscripted">${words.filesLate}</p>
    <p>
      <input
        class="input"
        type="file"
        id="files"
        name="files"
        multiple
        aria-label="${words.files}"
      />
    </p>
    <ul class="plain stack tight" id="chosen" aria-live="polite"></ul>`
}
