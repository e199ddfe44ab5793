import { boxesIn, empty, type Box, type Room } from './clean-boxes.ts'
import { letters, numbers, spelled } from './clean-bytes.ts'
import { entryHead } from './clean-mp4-tracks.ts'

/** Which boxes a room may hold. Whatever is not written here becomes free room. */
const rooms: Record<string, string> = {
  film: 'ftyp styp moov mdat moof sidx ssix mfra',
  moov: 'mvhd trak mvex',
  mvex: 'mehd trex',
  trak: 'tkhd edts mdia tapt',
  edts: 'elst',
  tapt: 'clef prof enof',
  mdia: 'mdhd hdlr minf',
  minf: 'vmhd smhd hdlr dinf stbl',
  dinf: 'dref',
  stbl: 'stsd stts ctts stsc stsz stz2 stco co64 stss stsh stps sdtp cslg sgpd sbgp subs',
  moof: 'mfhd traf',
  traf: 'tfhd tfdt trun sgpd sbgp subs sdtp',
  mfra: 'tfra mfro',
  entry: [
    'avcC hvcC lhvC av1C vpcC dvcC dvvC dvwC esds d263 pasp colr clap fiel gama btrt mdcv clli',
    'SmDm CoLL cclv amve wave chan chnl pcmC dOps alac damr dac3 dec3 dac4 srat',
  ].join(' '),
}

const allowed = new Map(
  Object.entries(rooms).map(([room, names]) => [room, new Set(names.split(' '))]),
)

/** Goes through a room and the rooms in it: what is not known there is emptied, what is known is wiped. */
export function cleanRoom(film: Uint8Array, room: string, { body, end }: Room) {
  let left = body
  for (const box of boxesIn(film, body, end)) {
    left = box.end
    if (!allowed.get(room)?.has(box.type)) empty(film, box)
    else if (box.type in wipes) wipes[box.type]?.(film, box)
    else if (box.type in rooms) cleanRoom(film, box.type, box)
  }
  film.fill(0, left, end)
}

const wipes: Record<string, (film: Uint8Array, box: Box) => void> = {
  ftyp: wipeBrands,
  styp: wipeBrands,
  mvhd: wipeTimes,
  tkhd: wipeTimes,
  mdhd: wipeTimesAndLanguage,
  hdlr: wipeNames,
  dref: wipePaths,
  stsd: wipeEntries,
  colr: wipeProfile,
  d263: wipeVendor,
  damr: wipeVendor,
}

const brands =
  /^(isom|iso[2-9]|mp4[12]|avc1|hvc1|av01|dash|cmf[cs2]|M4[AVB] |qt {2}|3g[pe2r][4-9a]|\0{4})$/

/** Camera makers have brands of their own. */
function wipeBrands(film: Uint8Array, { body, end }: Box) {
  for (let at = body; at + 4 <= end; at += 4) {
    if (at === body + 4) film.fill(0, at, at + 4)
    else if (!brands.test(letters(film, at, 4))) film.set(spelled('isom'), at)
  }
}

/** Made and changed: two times of four bytes, or of eight in the later version. */
function wipeTimes(film: Uint8Array, { body, end }: Box) {
  film.fill(0, body + 4, Math.min(end, body + 4 + (film[body] === 1 ? 16 : 8)))
}

const noLanguage = 0x55c4

function wipeTimesAndLanguage(film: Uint8Array, box: Box) {
  wipeTimes(film, box)
  numbers(film).setUint16(box.body + (film[box.body] === 1 ? 32 : 20), noLanguage)
}

/** The maker's code, then a name such as that of the program or the camera. */
function wipeNames(film: Uint8Array, { body, end }: Box) {
  film.fill(0, body + 12, end)
}

/** Where the data lies: always in this file, so that no path and no address is needed. */
function wipePaths(film: Uint8Array, { body, end }: Box) {
  for (const reference of boxesIn(film, body + 8, end)) {
    film.fill(0, reference.body, reference.end)
    if (reference.end - reference.body >= 4) film[reference.body + 3] = 1
  }
}

/** A colour profile is kept out; colours by number stay. */
function wipeProfile(film: Uint8Array, box: Box) {
  if (!/^ncl[xc]$/.test(letters(film, box.body, 4))) empty(film, box)
}

function wipeVendor(film: Uint8Array, { body, end }: Box) {
  film.fill(0, body, Math.min(end, body + 4))
}

/** How each kind of picture and sound is described: vendor, name of the coder, then boxes. */
function wipeEntries(film: Uint8Array, { body, end }: Box) {
  for (const entry of boxesIn(film, body + 8, end)) {
    const { boxes, coder } = entryHead(film, entry, film[body] === 1)
    film.fill(0, entry.at + 20, entry.at + 24)
    if (coder) film.fill(0, coder.from, coder.to)
    cleanRoom(film, 'entry', { body: boxes, end: entry.end })
  }
}
