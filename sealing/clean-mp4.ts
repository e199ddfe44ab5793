import { boxesIn, empty } from './clean-boxes.ts'
import { copied, letters } from './clean-bytes.ts'
import { cleanRoom } from './clean-mp4-rooms.ts'
import { piecesOf } from './clean-mp4-pieces.ts'
import { byPlace, keepOnly, samplesOf } from './clean-mp4-samples.ts'
import { muteNotes } from './clean-mp4-notes.ts'
import { trackIn, type Track } from './clean-mp4-tracks.ts'

/** Still pictures kept in the boxes of a film (HEIC, AVIF, CR3): their metadata lies among the picture. */
const pictures = /^(heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|mif2|msf1|miaf|avif|avis|crx )$/

/** Whether a file is a film or a sound in boxes: MP4, MOV, M4A, 3GP. */
export function isMovie(bytes: Uint8Array) {
  const type = letters(bytes, 4, 4)
  if (type === 'ftyp') return !pictures.test(letters(bytes, 8, 4))
  return /^(moov|mdat|wide|free|skip|pnot)$/.test(type)
}

/**
 * A film of its pictures and sound: no byte moves, all else is emptied where it stands. Nothing is
 * returned where its pictures, or the sound of a recording, are coded in a way nobody here knows.
 */
export function cleanMp4(bytes: Uint8Array): Uint8Array | undefined {
  const film = copied(bytes)
  const top = boxesIn(film, 0, film.length)
  const heads = top.filter(({ type }) => type === 'moov')
  const [moov] = heads
  if (!moov || heads.length > 1) throw new RangeError('Not one film.')

  const tracks = boxesIn(film, moov.body, moov.end)
    .filter(({ type }) => type === 'trak')
    .map((box) => trackIn(film, box))
  const kept = tracks.filter(({ known }) => known)
  if (!showsAll(tracks, kept)) return undefined

  const pieces = piecesOf(film, top, tracks)
  const chunks = [...samplesOf(film, tracks), ...pieces].sort(byPlace)
  const data = top.filter(({ type }) => type === 'mdat')
  keepOnly(film, data, chunks)
  muteNotes(film, kept, chunks)
  for (const { known, box } of tracks) if (!known) empty(film, box)
  for (const { track, box } of pieces) if (!track.known) empty(film, box)
  cleanRoom(film, 'film', { body: 0, end: film.length })
  return film
}

/** A cover picture may go; the film itself may not, nor the sound of a recording without pictures. */
function showsAll(tracks: readonly Track[], kept: readonly Track[]) {
  const shown = tracks.some(({ handler }) => handler === 'vide') ? 'vide' : 'soun'
  return kept.some(({ handler }) => handler === shown)
}
