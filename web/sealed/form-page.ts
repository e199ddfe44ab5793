import { fileField } from './file-field.ts'
import { unitHeading, unitName } from '../lib/unit-name.ts'
import type { FormFacts, Look } from './facts.ts'
import { callFirst, wrongs } from './frame.ts'
import { fill, html } from './html.ts'

const lengths = { text: 10_000, place: 500, answer: 500, name: 200 }

/** Where a tip is written. The questions of a category unfold under it by style alone, without a script. */
export function formPage(look: Look, facts: FormFacts) {
  const { words, root } = look
  const { desk, mark, typed, wrong, ticket } = facts
  return html`<h1>${words.formTitle}</h1>
    <section class="card stack tight">
      <p class="lead">${fill(words.formTo, { desk: unitName(desk) })}</p>
      <p>${words.mark}: <strong class="number mark">${mark}</strong></p>
      <p class="small soft">${words.markSays}</p>
      <p><a class="other-desk" href="${root}/gui">${words.another}</a></p>
    </section>
    <form
      class="stack"
      id="tip"
      method="post"
      action="${root}/gui/${desk.keeperId}"
      enctype="multipart/form-data"
      data-keeper="${desk.keeperId}"
      autocomplete="off"
    >
      ${wrong.length > 0 && html`<p class="notice">${words.wrongAbove}</p>`}${wrongs(look, wrong)}
      <input type="hidden" name="ticket" value="${ticket}" />
      ${categories(look, facts)}
      <p class="field">
        <label for="text">${words.text}</label>
        <span class="hint" id="text-says">${words.textSays}</span>
        <textarea
          class="input tall"
          id="text"
          name="text"
          rows="8"
          maxlength="${lengths.text}"
          required
          aria-describedby="text-says"
        >
${typed['text']}</textarea>
      </p>
      ${line(look, 'where', typed['where'])} ${line(look, 'when', typed['when'])}
      <fieldset class="stack tight danger-part">
        <legend>${words.dangerLegend}</legend>
        <p class="choices list">
          <label
            ><input type="checkbox" name="urgent" value="yes" ${checked(typed['urgent'])} />
            ${words.danger}</label
          >
        </p>
        <div class="notice stack tight unfolds">
          <p>${words.dangerSays}</p>
          ${callFirst(look, ['113', '114', '115', '112'])}
        </div>
      </fieldset>
      ${aboutDesk(look, facts)}
      <fieldset class="stack tight">
        <legend>${words.files} <span class="needed">(${words.optional})</span></legend>
        ${fileField(look)}
      </fieldset>
      ${identity(look, typed)}
      <p id="progress" class="notice" role="status" hidden></p>
      <p><button class="button main wide">${words.submit}</button></p>
    </form>`
}

function categories({ words, language }: Look, { categories: all, typed }: FormFacts) {
  return html`<fieldset class="stack tight">
    <legend>${words.what}</legend>
    <div class="stack tight categories">
      ${all.map(
        ({ id, name, says, asks }) =>
          html`<div class="card category">
            <label
              ><input
                type="radio"
                name="category"
                value="${id}"
                required${checked(typed['category'] === id)}
              />
              <span
                ><strong>${name[language]}</strong>
                <span class="small soft">${says[language]}</span></span
              ></label
            >
            ${
              asks.length > 0 &&
              html`<div class="unfolds stack tight">
                <p class="small soft">${words.asks} (${words.optional})</p>
                ${asks.map((ask, at) => {
                  const key = `answer-${id}-${at}`
                  return html`<p class="field">
                    <label for="${key}">${ask[language]}</label>
                    <input
                      class="input"
                      id="${key}"
                      name="${key}"
                      maxlength="${lengths.answer}"
                      value="${typed[key]}"
                    />
                  </p>`
                })}
              </div>`
            }
          </div>`,
      )}
    </div>
  </fieldset>`
}

function line({ words }: Look, name: 'where' | 'when', value: string | undefined) {
  return html`<p class="field">
    <label for="${name}">${words[name]} <span class="needed">(${words.optional})</span></label>
    <input
      class="input"
      id="${name}"
      name="${name}"
      maxlength="${lengths.place}"
      value="${value}"
    />
  </p>`
}

function aboutDesk({ words }: Look, { desk, above, typed }: FormFacts) {
  const says = above
    ? fill(words.aboutDeskSays, { above: unitName(above), desk: unitHeading(desk) })
    : words.aboutDeskNone
  return html`<fieldset class="stack tight about-part">
    <legend>${words.aboutDeskLegend}</legend>
    <p class="choices list">
      <label
        ><input type="checkbox" name="aboutDesk" value="yes" ${checked(typed['aboutDesk'])} />
        ${words.aboutDesk}</label
      >
    </p>
    <p class="notice unfolds">${says}</p>
  </fieldset>`
}

function identity({ words }: Look, typed: FormFacts['typed']) {
  const named = typed['named'] === 'yes'
  return html`<fieldset class="stack tight name-part">
    <legend>${words.nameLegend}</legend>
    <p class="choices list">
      <label
        ><input type="radio" name="named" value="no" ${checked(!named)} /> ${words.unnamed}</label
      >
      <label
        ><input type="radio" name="named" value="yes" ${checked(named)} /> ${words.named}</label
      >
    </p>
    <div class="unfolds stack tight">
      <p class="notice">${words.namedSays}</p>
      <p class="field">
        <label for="name">${words.yourName}</label>
        <input
          class="input"
          id="name"
          name="name"
          maxlength="${lengths.name}"
          value="${typed['name']}"
        />
      </p>
      <p class="field">
        <label for="contact">${words.contact}</label>
        <input
          class="input"
          id="contact"
          name="contact"
          maxlength="${lengths.name}"
          value="${typed['contact']}"
        />
      </p>
    </div>
  </fieldset>`
}

const checked = (is: unknown) => (is ? html` checked` : undefined)
