/** How a file may be looked at; everything else is only saved. */
export type Shown = { as: 'image' | 'audio' | 'video'; type: string } | { as: 'text'; text: string }

/** What is larger than this is saved and not shown: a page would hold it three times over. */
export const mostShown = 24 * 1024 * 1024

type Mark = { as: 'image' | 'audio' | 'video'; type: string; at: number; bytes: string }

const marks: Mark[] = [
  { as: 'image', type: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { as: 'image', type: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { as: 'image', type: 'image/gif', at: 0, bytes: 'GIF8' },
  { as: 'image', type: 'image/webp', at: 8, bytes: 'WEBP' },
  { as: 'video', type: 'video/mp4', at: 4, bytes: 'ftyp' },
  { as: 'video', type: 'video/webm', at: 0, bytes: '\x1a\x45\xdf\xa3' },
  { as: 'audio', type: 'audio/wav', at: 8, bytes: 'WAVE' },
  { as: 'audio', type: 'audio/ogg', at: 0, bytes: 'OggS' },
  { as: 'audio', type: 'audio/flac', at: 0, bytes: 'fLaC' },
  { as: 'audio', type: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { as: 'audio', type: 'audio/mpeg', at: 0, bytes: '\xff\xfb' },
]

/** What a file is by its own first bytes; what its sender calls it decides nothing but plain text. */
export function shownAs(bytes: Uint8Array, saidType: string): Shown | undefined {
  if (bytes.length > mostShown) return undefined
  const mark = marks.find(({ at, bytes: wanted }) => startsAt(bytes, at, wanted))
  if (mark) return { as: soundOnly(mark, saidType) ? 'audio' : mark.as, type: mark.type }
  return saidType === 'text/plain' ? plainText(bytes) : undefined
}

/** A voice is often recorded into a container of films. */
function soundOnly({ as }: Mark, saidType: string) {
  return as === 'video' && saidType.startsWith('audio/')
}

function startsAt(bytes: Uint8Array, at: number, wanted: string) {
  for (let index = 0; index < wanted.length; index += 1)
    if (bytes[at + index] !== wanted.charCodeAt(index)) return false
  return true
}

function plainText(bytes: Uint8Array): Shown | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : { as: 'text', text }
  } catch {
    return undefined
  }
}

// The frame has a law of its own beside its sandbox: nothing is fetched, nothing runs, whatever is inside.
const law = "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'"
const look =
  'html,body{margin:0;height:100%;background:#16130d;color:#f4ede0;font:17px/1.6 system-ui}' +
  'body{display:grid;place-items:center}img,video{max-width:100%;max-height:100vh;object-fit:contain}' +
  'audio{width:min(36rem,94%)}pre{place-self:stretch;margin:0;padding:1rem;white-space:pre-wrap;overflow-wrap:anywhere}'

/** The page inside the frame, whole in one text: the content is in it and nothing else can be asked for. */
export function framed(shown: Shown, bytes: Uint8Array) {
  return (
    '<!doctype html><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${law}">` +
    `<style>${look}</style>${inside(shown, bytes)}`
  )
}

function inside(shown: Shown, bytes: Uint8Array) {
  if (shown.as === 'text') return `<pre>${escaped(shown.text)}</pre>`
  const source = `data:${shown.type};base64,${inBase64(bytes)}`
  if (shown.as === 'image') return `<img alt="" src="${source}">`
  return `<${shown.as} controls src="${source}"></${shown.as}>`
}

const letters: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string) {
  return text.replace(/[&<>"]/g, (letter) => letters[letter] ?? letter)
}

const portion = 0x6000

function inBase64(bytes: Uint8Array) {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += portion)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + portion))))
  return parts.join('')
}

/** A name a file may be saved under: one line of harmless letters, whatever its sender called it. */
export function nameToSave(said: string) {
  const name = said
    .normalize('NFC')
    // Letters that turn the line round make "exe.jpg" out of "gpj.exe".
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+/, '')
    .slice(-120)
  return name || 'tep'
}
