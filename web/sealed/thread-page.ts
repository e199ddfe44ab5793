import { fileField } from './file-field.ts'
import * as numbers from '../lib/numbers.ts'
import type { Thread } from '../lib/sealed/thread.ts'
import type { Catalog, Lists, Look, ThreadFacts, Words } from './facts.ts'
import { wrongs } from './frame.ts'
import { fill, type Html, html } from './html.ts'

/** Where the code is typed. */
export function lookPage(look: Look, { catalog, wrong }: { catalog: Catalog; wrong: string[] }) {
  const { words, root, language } = look
  // No angle bracket may end the script that holds them.
  const lists = JSON.stringify(listsOf(catalog, language)).replaceAll('<', '\\u003c')
  return html`<h1>${words.lookTitle}</h1>
    <form
      class="card stack narrow"
      id="look"
      method="post"
      action="${root}/hoi-am"
      enctype="multipart/form-data"
      autocomplete="off"
    >
      ${wrongs(look, wrong)}
      <p class="field">
        <label for="code">${words.code}</label>
        <span class="hint" id="code-says">${words.lookSays}</span>
        <input
          class="input code-input number"
          id="code"
          name="code"
          inputmode="numeric"
          required
          maxlength="60"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="code-says"
        />
      </p>
      <p class="hint unscripted">${words.lookLate}</p>
      <p id="progress" class="notice" role="status" hidden></p>
      <p><button class="button main wide" name="act" value="look">${words.open}</button></p>
    </form>
    <script type="application/json" id="lists">
      ${asData(lists)}
    </script>`
}

/** The words for what is in a thread, in one language. */
export function listsOf(catalog: Catalog, language: Look['language']): Lists {
  const named = (entries: { id: string; name: { vi: string; en: string } }[]) =>
    Object.fromEntries(entries.map(({ id, name }) => [id, name[language]]))
  return {
    categories: named(catalog.categories),
    reasons: named(catalog.reasons),
    bodies: named(catalog.bodies),
    outcomes: Object.fromEntries(
      catalog.outcomes.map(({ id, toSender }) => [id, toSender[language]]),
    ),
  }
}

/** What a sender finds behind their code, and all they may do there. */
export function threadPage(look: Look, facts: ThreadFacts) {
  const { words } = look
  const { thread, desk, done, wrong } = facts
  const { state, outcome, disputedAt, eraseAskedAt } = thread
  return html`<h1>${facts.categories[thread.category] ?? words.lookTitle}</h1>
    ${done && html`<p class="notice good" role="status">${words[done]}</p>`}${wrongs(look, wrong)}
    <section class="card stack tight">
      <h2>${words.state}</h2>
      <p class="lead">${words[`state_${state}`]}</p>
      ${outcome && state === 'closed' && html`<p>${facts.outcomes[outcome]}</p>`}
      ${disputedAt && state !== 'closed' && html`<p>${words.disputed}</p>`}
      ${eraseAskedAt && html`<p>${words.eraseAsked}</p>`}
      <p class="soft">${fill(words.at, { desk })}</p>
    </section>
    <section class="card stack tight">
      <h2>${words.messages}</h2>
      ${letters(look, facts)}
    </section>
    ${write(look, facts)}
    <section class="card stack tight">
      <h2>${words.timeline}</h2>
      ${timeline(look, facts)}
      <p class="small soft">${words.blunt}</p>
    </section>
    ${more(look, facts)}
    <p id="progress" class="notice" role="status" hidden></p>
    <p>
      <a class="button" href="${look.root}/trang-trong" data-does="leave">${words.closeThread}</a>
    </p>`
}

type Moment = { at: string; is: Html }

function letters(look: Look, facts: ThreadFacts) {
  const { messages, files } = facts.thread
  const all: Moment[] = [
    ...messages.map((each) => ({ at: each.at, is: letter(look, each) })),
    ...files.map((each) => ({ at: each.at, is: attached(look, facts, each) })),
  ]
  if (all.length === 0) return html`<p class="soft">${look.words.noMessages}</p>`
  return html`<ol class="plain stack tight">
    ${inOrder(all).map(({ is }) => is)}
  </ol>`
}

function letter({ words }: Look, { side, at, text }: Thread['messages'][number]) {
  const own = side === 'sender'
  const missing = own ? words.ownSealed : words.notOpened
  return html`<li class="letter ${side}">
    <p class="small soft">${own ? words.fromYou : words.fromDesk} · ${numbers.moment(at)}</p>
    ${text === undefined ? html`<p class="soft">${missing}</p>` : html`<p class="said">${text}</p>`}
  </li>`
}

function attached(look: Look, facts: ThreadFacts, file: Thread['files'][number]) {
  const { words } = look
  const own = file.side === 'sender'
  const size = `${numbers.number(Math.max(1, Math.round(file.bytes / 1024)), look.language)} kB`
  return html`<li class="letter ${file.side}">
    <p class="small soft">${own ? words.fileYours : words.fileFrom} · ${numbers.moment(file.at)}</p>
    <p>${file.about?.name} <span class="soft">${size}</span></p>
    ${
      !own &&
      form(
        look,
        facts,
        html`<input type="hidden" name="file" value="${file.id}" />
          <p class="row">
            <button class="button" name="act" value="file">${words.save}</button>
            <span class="small soft">${words.saveWarn}</span>
          </p>`,
      )
    }
  </li>`
}

function write(look: Look, facts: ThreadFacts) {
  const { words } = look
  return html`<section class="card stack tight">
    ${form(
      look,
      facts,
      html`<p class="field">
          <label for="say">${words.write}</label><span class="hint">${words.writeSays}</span>
          <textarea class="input" id="say" name="text" rows="4" maxlength="10000">
${facts.typed?.['text']}</textarea>
        </p>
        <p><button class="button main" name="act" value="say">${words.writeAct}</button></p>`,
    )}
    <details>
      <summary>${words.addFiles}</summary>
      ${form(
        look,
        facts,
        html`${fileField(look)}
          <p><button class="button" name="act" value="attach">${words.addFilesAct}</button></p>`,
      )}
    </details>
  </section>`
}

function timeline(look: Look, { thread, reasons, bodies }: ThreadFacts) {
  const { words } = look
  const event = (at: string | null, is: string) =>
    at
      ? [
          {
            at,
            is: html`<li><span class="number">${numbers.moment(at)}</span> <span>${is}</span></li>`,
          },
        ]
      : []
  const all = [
    ...event(thread.receivedAt, words.time_received),
    ...event(thread.seenAt, words.time_seen),
    ...event(thread.closedAt, words.time_closed),
    ...event(thread.disputedAt, words.time_disputed),
    ...event(thread.eraseAskedAt, words.time_erase),
    ...thread.transfers.flatMap(({ at, toBody }) =>
      event(
        at,
        toBody ? fill(words.time_body, { body: bodies[toBody] ?? toBody }) : words.time_desk,
      ),
    ),
    ...thread.openings.flatMap(({ at, reason }) =>
      event(at, fill(words.time_opened, { reason: reasons[reason] ?? reason })),
    ),
  ]
  const { destroyOn } = thread
  return html`<ol class="plain timeline">
    ${inOrder(all).map(({ is }) => is)}${
      destroyOn &&
      html`<li>
        <span class="number">${numbers.day(destroyOn)}</span> <span>${words.time_destroy}</span>
      </li>`
    }
  </ol>`
}

function more(look: Look, facts: ThreadFacts) {
  const { words } = look
  const { state, named, eraseAskedAt } = facts.thread
  const acts = [
    state === 'closed' && 'dispute',
    named && 'unname',
    !eraseAskedAt && 'erase',
  ].filter((act) => act !== false)
  if (acts.length === 0) return undefined
  return html`<section class="card stack tight">
    <h2>${words.more}</h2>
    ${acts.map(
      (act) =>
        html`<details>
          <summary>${words[act as keyof Words]}</summary>
          ${form(
            look,
            facts,
            html`<p>${words[`${act}Says` as keyof Words]}</p>
              <p><button class="button" name="act" value="${act}">${words.sure}</button></p>`,
          )}
        </details>`,
    )}
  </section>`
}

function form({ root }: Look, { code }: ThreadFacts, inside: Html) {
  return html`<form
    class="stack tight"
    method="post"
    action="${root}/hoi-am"
    enctype="multipart/form-data"
    autocomplete="off"
  >
    ${code && html`<input type="hidden" name="code" value="${code}" />`}${inside}
  </form>`
}

const asData = (json: string) => Object.assign(html``, { text: json })

const inOrder = (moments: Moment[]) =>
  moments.sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
