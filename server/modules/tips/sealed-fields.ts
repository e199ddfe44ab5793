import type { FastifyRequest } from 'fastify'
import type { GivenFile } from './sealed-late.ts'

/** What a browser without a script may bring at once: it all stands in memory until it is sealed. */
const most = { files: 3, fileBytes: 20 * 1024 * 1024, fields: 150, fieldBytes: 64 * 1024 }

export type Fields = { typed: Record<string, string>; files: GivenFile[]; wrong: string[] }

/** Reads a form to its end, whatever is wrong with it: what was typed must come back to who typed it. */
export async function fieldsIn(request: FastifyRequest): Promise<Fields> {
  const typed: Record<string, string> = {}
  const files: GivenFile[] = []
  const wrong = new Set<string>()
  const limits = {
    fields: most.fields,
    fieldSize: most.fieldBytes,
    fileSize: most.fileBytes,
    files: 20,
  }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      typed[part.fieldname] = String(part.value).trim().normalize('NFC')
      continue
    }
    const room = files.length < most.files
    const bytes = await drained(part.file, room)
    // A browser sends an empty file where none was chosen.
    if (bytes.length === 0 && !part.filename) continue
    if (!room) wrong.add('tip.three_files')
    else if (part.file.truncated) wrong.add('tip.file_too_large')
    else files.push({ name: part.filename, type: part.mimetype, bytes })
  }
  return { typed, files, wrong: [...wrong] }
}

async function drained(content: AsyncIterable<Buffer>, kept: boolean) {
  const parts: Buffer[] = []
  for await (const part of content) if (kept) parts.push(part)
  return Buffer.concat(parts)
}
