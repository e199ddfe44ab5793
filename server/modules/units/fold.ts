/** Writes a name as a hurried hand types it: small letters, no marks, no punctuation; hoà is hòa is hoa. */
export function fold(text: string) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** A name as a segment of a path or an id. */
export function slugOf(text: string) {
  return fold(text).replace(/ /g, '-')
}

const tone = '[\\u0300\\u0301\\u0303\\u0309\\u0323]'
const openSyllable = new RegExp(`([ou])(${tone}?)([aey])(${tone}?)(?![\\p{L}\\p{M}])`, 'giu')

/** The ways a name is spelled: Hoà Bình in one gazetteer is Hòa Bình in the next. */
export function spellings(name: string) {
  const asWritten = name.normalize('NFC').toLowerCase()
  return [...new Set([asWritten, toneFirst(name), oneSpelling(name)])]
}

/** One spelling of a name, by which two names are the same name. */
export function oneSpelling(name: string) {
  return respelled(name, '$1$3$2$4')
}

function toneFirst(name: string) {
  return respelled(name, '$1$2$4$3')
}

function respelled(name: string, order: string) {
  const parts = name.normalize('NFD').replace(/\s+/g, ' ').trim()
  return parts.replace(openSyllable, order).normalize('NFC').toLowerCase()
}
