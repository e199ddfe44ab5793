import type { Look } from './facts.ts'
import { callFirst } from './frame.ts'
import { html } from './html.ts'

/** The first page: what this is, the two things to do, and where protection ends. */
export function startPage(look: Look, { onion }: { onion?: string | undefined }) {
  const { words, root } = look
  const list = (items: string[]) =>
    html`<ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`
  return html`<h1>${words.startTitle}</h1>
    <p class="lead">${words.startLine}</p>
    <section class="notice stack tight call-first">
      <p><strong>${words.beside}</strong></p>
      ${callFirst(look)}
    </section>
    <nav class="acts" aria-label="${words.startTitle}">
      <a class="button main" href="${root}/gui">${words.send}</a>
      <a class="button" href="${root}/hoi-am">${words.look}</a>
    </nav>
    <ol class="card stack tight sentences">
      ${words.start.map((each) => html`<li>${each}</li>`)}
    </ol>
    <div class="halves">
      <section class="card stack tight">
        <h2>${words.guards}</h2>
        ${list(words.guardsList)}
      </section>
      <section class="card stack tight">
        <h2>${words.guardsNot}</h2>
        ${list(words.guardsNotList)}
      </section>
    </div>
    ${onion && html`<p class="card">${words.onion}: <span class="secret">${onion}</span></p>`}`
}

/** Never move a bomb: made to be printed and hung up. */
export function bombPage(look: Look) {
  const { words } = look
  return html`<h1>${words.bombTitle}</h1>
    <p class="lead">${words.bombLine}</p>
    <ol class="card stack tight sentences large">
      ${words.bomb.map((each) => html`<li>${each}</li>`)}
    </ol>
    <div class="call-first">${callFirst(look)}</div>`
}

/** A page on which nothing can be seen, for whoever has to leave at once. */
export function blankPage({ words }: Look) {
  return html`<main><p class="soft">${words.blank}</p></main>`
}
