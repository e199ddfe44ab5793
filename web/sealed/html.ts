/** A piece of a page whose words can no longer be mistaken for its marks. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Piece = Html | string | number | false | null | undefined | readonly Piece[]

/** Writes a page: what is put in is words and stays words, unless it is a piece of a page itself. */
export function html(marks: TemplateStringsArray, ...pieces: Piece[]) {
  return new Html(marks.reduce((text, mark, at) => text + said(pieces[at - 1]) + mark))
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function said(piece: Piece): string {
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'object' && piece !== null) return piece.map(said).join('')
  if (piece === undefined || piece === null || piece === false) return ''
  return String(piece).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

/** Puts values in the blanks of a sentence: `Nơi nhận: {desk}`. */
export function fill(sentence: string, values: Record<string, string | number>) {
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank))
}
