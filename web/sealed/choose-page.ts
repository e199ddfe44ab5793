import { folded, speaksOf } from '../lib/fold.ts'
import { unitHeading } from '../lib/unit-name.ts'
import type { Look, Place } from './facts.ts'
import { fill, html } from './html.ts'

const most = 60

type Asked = { desks: Place[]; province?: string | undefined; asked?: string | undefined }

/** Where it shall go: by plain links, or by a name. */
export function choosePage(look: Look, { desks, province, asked }: Asked) {
  const { words, root } = look
  if (desks.length === 0)
    return html`<h1>${words.chooseTitle}</h1>
      <p class="notice">${words.noDesks}</p>`
  return html`<h1>${words.chooseTitle}</h1>
    <p>${words.chooseLine}</p>
    <form class="card search" action="${root}/gui" role="search">
      <p class="field">
        <label for="tim">${words.search}</label>
        <input
          class="input"
          id="tim"
          name="tim"
          type="search"
          value="${asked}"
          autocomplete="off"
          maxlength="80"
        />
        <span class="hint">${words.searchSays}</span>
      </p>
      <button class="button main">${words.searchAct}</button>
    </form>
    ${asked ? foundBy(look, desks, asked) : province ? inProvince(look, desks, province) : undefined}
    ${!province && provinces(look, desks)}`
}

function foundBy(look: Look, desks: Place[], asked: string) {
  const { words } = look
  const found = desks.filter(({ title, name, province }) =>
    speaksOf(`${title} ${name} ${province}`, asked),
  )
  // Whose own name begins so comes before those that only lie in such a province.
  const first = folded(asked)
  found.sort((one, other) => rank(other, first) - rank(one, first))
  if (found.length === 0) return html`<p class="notice" role="status">${words.foundNone}</p>`
  return html`<p role="status">${fill(words.found, { count: found.length })}</p>
    ${links(look, found.slice(0, most))}`
}

const rank = ({ name }: Place, first: string) => Number(folded(name).includes(first))

function inProvince(look: Look, desks: Place[], province: string) {
  const { words, root } = look
  const here = desks.filter((desk) => desk.province === province)
  return html`<h2>${fill(words.desksOf, { province })}</h2>
    ${links(look, here)}
    <p><a href="${root}/gui">${words.allProvinces}</a></p>`
}

function provinces({ words, root }: Look, desks: Place[]) {
  const names = [...new Set(desks.map(({ province }) => province))]
  names.sort((one, other) => one.localeCompare(other, 'vi'))
  return html`<h2>${words.provinces}</h2>
    <ul class="plain places">
      ${names.map(
        (name) =>
          html`<li>
            <a class="card" href="${root}/gui?tinh=${encodeURIComponent(name)}">${name}</a>
          </li>`,
      )}
    </ul>`
}

function links({ words, root }: Look, desks: Place[]) {
  return html`<ul class="plain places">
    ${desks.map(
      ({ kind, province, ...desk }) =>
        html`<li>
          <a class="card" href="${root}/gui/${desk.keeperId}"
            ><strong>${unitHeading(desk)}</strong>
            <span class="small soft"
              >${kind === 'province' ? words.provinceDesk : province}</span
            ></a
          >
        </li>`,
    )}
  </ul>`
}
