import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { z } from 'zod'
import { sealed as contract } from '../../../contract/sealed.ts'
import { conflict, Refusal } from '../../platform/errors.ts'
import { parsed } from '../../platform/http.ts'
import { headIn, leastPayload, sealedIn, wrongly } from './sealed-age.ts'
import type { Sealed } from './sealed-parts.ts'
import { threadOf } from './sealed-thread.ts'

/** The largest sealed file, and how many a tip has at most; the table says so as well. */
const mostBytes = 64 * 1024 * 1024
const mostFiles = 20
/** What comes around the content: the field before it, and the lines between. */
const around = 1024 * 1024
const readers = { least: 2, most: 42 }

type Asked = z.output<(typeof contract.attach)['input']>
type About = Pick<Asked, 'id' | 'keyHead' | 'header' | 'about'>

/** Opens an upload: what it says of itself, and its content, of which nothing has been read yet. */
export async function openUpload(request: FastifyRequest) {
  if (!request.isMultipart()) throw new Refusal(415, 'body.unknown_type')
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + around)
    throw new Refusal(413, 'file.too_large')
  const file = await request.file()
  if (!file) throw new Refusal(400, 'invalid_input', [{ path: 'file', code: 'missing' }])
  const about = file.fields.about
  const said = about && 'value' in about ? jsonIn(String(about.value)) : undefined
  return { asked: parsed(contract.attach, said), content: file.file }
}

/**
 * Adds a file to a tip. It is looked for before a byte of it is read, so a made-up receipt fills no disk;
 * what is read and then not wanted is destroyed. Undefined: nothing is behind the receipt.
 */
export async function attachFile(
  sealed: Sealed,
  receipt: Buffer,
  said: About,
  content: AsyncIterable<Buffer>,
) {
  const header = headIn(said.header, readers.least, readers.most)
  const about = sealedIn(said.about, readers.least, readers.most)
  return sealed.uploads(async () => {
    const tip = await threadOf(sealed, receipt)
    if (!tip) return undefined
    if (tip.files.some(({ id }) => id === said.id)) return { kept: true as const }
    if (tip.files.length >= mostFiles) throw conflict('tip.files_full')
    const kept = await sealed.files.keepStream(content, mostBytes)
    if (!kept) throw new Refusal(413, 'file.too_large')
    const outcome =
      kept.bytes < leastPayload
        ? 'not_sealed'
        : await put(sealed, { ...said, receipt, header, sealedAbout: about, ...kept })
    if (outcome === 'kept' || outcome === 'there') return { kept: true as const }
    await sealed.files.drop(kept.hash)
    if (outcome === 'full') throw conflict('tip.files_full')
    if (outcome === 'not_sealed') throw wrongly()
    return undefined
  })
}

type Put = Pick<About, 'id' | 'keyHead'> & {
  receipt: Buffer
  header: Buffer
  sealedAbout: { header: Buffer; payload: Buffer }
  bytes: number
  hash: string
}

async function put(
  { db }: Sealed,
  { receipt, id, header, sealedAbout, keyHead, bytes, hash }: Put,
) {
  const { rows } = await sql<{ outcome: string }>`
    select tips.file_by_receipt(${receipt}, ${id}, ${header}, ${sealedAbout.header},
      ${sealedAbout.payload}, ${keyHead}, ${bytes}, ${hash}) as outcome`.execute(db)
  return rows[0]?.outcome
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'body.not_json')
  }
}
