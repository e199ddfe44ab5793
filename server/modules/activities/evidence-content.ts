import exifr from 'exifr'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import { Refusal } from '../../platform/errors.ts'

export type EvidenceKind = 'photo' | 'file' | 'signature'
type Origin = { takenAt: Date | null; place: { lat: number; lon: number } | null }
export type Content = Origin & { bytes: Buffer; type: string; extension: string }

/** What each kind may be, by its content. What the name or the sender says it is does not matter. */
const allowed: Record<EvidenceKind, string[]> = {
  photo: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
  file: ['application/pdf'],
  signature: ['image/png'],
}

const mostPixels = 50_000_000

/** Makes of an upload what is kept of it: photos and signatures anew, so that nothing hidden in them remains. */
export async function makeAnew(
  upload: Buffer,
  kind: EvidenceKind,
  keepOrigin: boolean,
): Promise<Content> {
  const type = (await fileTypeFromBuffer(upload))?.mime
  if (!type || !allowed[kind].includes(type)) throw new Refusal(415, 'file.type_not_allowed')
  const unknown: Origin = { takenAt: null, place: null }

  if (kind === 'file') return { ...unknown, bytes: upload, type, extension: 'pdf' }
  if (kind === 'signature') {
    const bytes = await redrawn(upload, (image) => image.resize(fitting(1200)).png())
    return { ...unknown, bytes, type: 'image/png', extension: 'png' }
  }
  // Place and time are read before the photo is made anew, and only if the writer wants them kept.
  const origin = keepOrigin ? await originOf(upload) : unknown
  const bytes = await redrawn(upload, (image) =>
    image.resize(fitting(1600)).flatten({ background: '#ffffff' }).jpeg({ quality: 80 }),
  )
  return { ...origin, bytes, type: 'image/jpeg', extension: 'jpg' }
}

function fitting(side: number) {
  return { width: side, height: side, fit: 'inside' as const, withoutEnlargement: true }
}

async function redrawn(upload: Buffer, draw: (image: Sharp) => Sharp) {
  try {
    const image = sharp(upload, { limitInputPixels: mostPixels, failOn: 'error' })
    return await draw(image.rotate()).toBuffer()
  } catch {
    throw new Refusal(415, 'file.unreadable')
  }
}

async function originOf(upload: Buffer): Promise<Origin> {
  const wanted = ['DateTimeOriginal', 'OffsetTimeOriginal']
  // A photo whose notes cannot be read is still a photo.
  const notes = await exifr.parse(upload, { pick: wanted, reviveValues: false }).catch(() => null)
  const gps = await exifr.gps(upload).catch(() => null)
  return {
    takenAt: momentOf(notes?.DateTimeOriginal, notes?.OffsetTimeOriginal),
    place: placeOf(gps?.latitude, gps?.longitude),
  }
}

/** Cameras write `2026:11:20 18:30:00`, mostly without saying where: here that is Việt Nam's clock. */
function momentOf(said: unknown, offset: unknown) {
  const [, year, month, day, clock] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(said)) ?? []
  if (!year) return null
  const zone = /^[+-]\d\d:\d\d$/.test(String(offset)) ? String(offset) : '+07:00'
  const moment = new Date(`${year}-${month}-${day}T${clock}${zone}`)
  return Number.isNaN(moment.getTime()) ? null : moment
}

function placeOf(lat: unknown, lon: unknown) {
  if (typeof lat !== 'number' || typeof lon !== 'number') return null
  const onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  return onEarth && (lat !== 0 || lon !== 0) ? { lat, lon } : null
}

/** The name a file is shown under: what the sender called it, without anything a path or a header could trip over. */
export function tidyName(given: string, kind: EvidenceKind, extension: string) {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '')
    .trim()
  return `${plain.slice(0, 100) || kind}.${extension}`
}
