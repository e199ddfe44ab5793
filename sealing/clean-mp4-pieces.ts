import { boxesIn, boxIn, entriesFit, type Box } from './clean-boxes.ts'
import { numbers } from './clean-bytes.ts'
import type { Chunk } from './clean-mp4-samples.ts'
import type { Track } from './clean-mp4-tracks.ts'

/** Samples of one track, and the box that tells of them. */
type Piece = Chunk & { box: Box }

/** Bits that say which fields of a piece's head are there. */
const head = { base: 0x1, description: 0x2, duration: 0x8, size: 0x10, fromPiece: 0x20000 }
const run = { offset: 0x1, firstFlags: 0x4, size: 0x200, each: [0x100, 0x200, 0x400, 0x800] }

/** Where the samples of a film lie that was written piece by piece, as browsers record. */
export function piecesOf(film: Uint8Array, top: readonly Box[], tracks: readonly Track[]): Piece[] {
  const moov = top.find(({ type }) => type === 'moov')
  const sizes = new Map(moov ? usualSizes(film, moov) : [])
  const byId = new Map(tracks.map((track) => [track.id, track]))
  return top
    .filter(({ type }) => type === 'moof')
    .flatMap((moof) => {
      let end = moof.at
      return boxesIn(film, moof.body, moof.end)
        .filter(({ type }) => type === 'traf')
        .flatMap((traf) => {
          const { id, base, size } = headOf(film, traf, { moof: moof.at, end })
          const track = byId.get(id)
          if (!track) throw new RangeError('A piece of no track.')
          end = base
          return boxesIn(film, traf.body, traf.end)
            .filter(({ type }) => type === 'trun')
            .map((trun) => {
              const piece = runOf(film, trun, { base, end, size: size ?? sizes.get(id) ?? 0 })
              end = piece.to
              return { track, box: traf, ...piece }
            })
        })
    })
}

function usualSizes(film: Uint8Array, moov: Box): [number, number][] {
  const view = numbers(film)
  const extended = boxIn(film, moov, 'mvex')
  return (extended ? boxesIn(film, extended.body, extended.end) : [])
    .filter(({ type }) => type === 'trex')
    .map(({ body }) => [view.getUint32(body + 4), view.getUint32(body + 16)])
}

/** Whose piece it is, from where its places are counted, and how long a sample usually is. */
function headOf(film: Uint8Array, traf: Box, before: { moof: number; end: number }) {
  const box = boxIn(film, traf, 'tfhd')
  if (!box) throw new RangeError('A piece without a head.')
  const view = numbers(film)
  const flags = view.getUint32(box.body)
  let at = box.body + 8
  let base = flags & head.fromPiece ? before.moof : before.end
  if (flags & head.base) {
    base = Number(view.getBigUint64(at))
    at += 8
  }
  if (flags & head.description) at += 4
  if (flags & head.duration) at += 4
  const size = flags & head.size ? view.getUint32(at) : undefined
  return { id: view.getUint32(box.body + 4), base, size }
}

function runOf(film: Uint8Array, trun: Box, piece: { base: number; end: number; size: number }) {
  const view = numbers(film)
  const flags = view.getUint32(trun.body)
  const count = view.getUint32(trun.body + 4)
  let at = trun.body + 8
  let from = piece.end
  if (flags & run.offset) {
    from = piece.base + view.getInt32(at)
    at += 4
  }
  if (flags & run.firstFlags) at += 4
  if (!(flags & run.size)) return { from, to: from + count * piece.size }

  const width = 4 * run.each.filter((field) => flags & field).length
  entriesFit(trun, at, count * width)
  let to = from
  const sizeAt = at + (flags & run.each[0]! ? 4 : 0)
  for (let sample = 0; sample < count; sample++) to += view.getUint32(sizeAt + sample * width)
  return { from, to }
}
