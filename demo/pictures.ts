import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { root } from '../server/platform/root.ts'
import type { Storage } from '../server/platform/storage.ts'
import type { Picture } from './evidence.ts'

const folder = join(root, 'demo/pictures')

/** Paints the drawn scenes as the photos a diary would hold, and keeps them; each once, however many pages show it. */
export async function keepPictures(storage: Storage): Promise<Map<string, Picture>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.svg')).sort()
  const kept = await Promise.all(
    files.map(async (file) => {
      const painted = await sharp(await readFile(join(folder, file)))
        .resize(1200)
        .jpeg({ quality: 82 })
        .toBuffer()
      const name = basename(file, '.svg')
      const hash = await storage.keep(painted, 'image/jpeg')
      return [name, { name: `${name}.jpg`, hash, bytes: painted.length }] as const
    }),
  )
  return new Map(kept)
}
