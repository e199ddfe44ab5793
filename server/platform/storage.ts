import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { S3mini } from 's3mini'

/** Files by content hash: the same content is kept once, and a name never becomes a path. */
export type Storage = {
  keep(content: Buffer, type: string): Promise<string>
  /** The same from a stream, never all of it in memory where there is a disk; undefined: more than `most` bytes. */
  keepStream(content: AsyncIterable<Buffer>, most: number): Promise<Kept | undefined>
  fetch(hash: string): Promise<Buffer | undefined>
  /** Destroys a content. One that is not there is as good as destroyed. */
  drop(hash: string): Promise<void>
}

type Kept = { hash: string; bytes: number }

/** On disk under `folder`, or in the bucket that `s3Url` names (`https://key:secret@host/bucket?region=…`). */
export function openStorage({
  folder,
  s3Url,
}: {
  folder: string
  s3Url?: string | undefined
}): Storage {
  return s3Url ? inBucket(new URL(s3Url)) : onDisk(folder)
}

function hashOf(content: Buffer) {
  return createHash('sha256').update(content).digest('hex')
}

const isHash = (hash: string) => /^[0-9a-f]{64}$/.test(hash)

function onDisk(folder: string): Storage {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
  return {
    async keep(content) {
      const hash = hashOf(content)
      const path = pathOf(hash)
      await mkdir(dirname(path), { recursive: true })
      // Whole or not at all, and on the disk before anybody is told it was kept.
      const half = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
      const file = await open(half, 'w')
      try {
        await file.writeFile(content)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(half, path)
      return hash
    },
    async keepStream(content, most) {
      await mkdir(folder, { recursive: true })
      const half = join(folder, `${process.pid}.${Math.random().toString(36).slice(2)}`)
      const file = await open(half, 'w')
      const hashing = createHash('sha256')
      let bytes = 0
      try {
        for await (const part of content) {
          bytes += part.length
          if (bytes > most) return undefined
          hashing.update(part)
          await file.write(part)
        }
        await file.sync()
        const hash = hashing.digest('hex')
        await mkdir(dirname(pathOf(hash)), { recursive: true })
        await rename(half, pathOf(hash))
        return { hash, bytes }
      } finally {
        await file.close()
        await rm(half, { force: true })
      }
    },
    async drop(hash) {
      if (isHash(hash)) await rm(pathOf(hash), { force: true })
    },
    async fetch(hash) {
      if (!isHash(hash)) return undefined
      return readFile(pathOf(hash)).catch((reason: NodeJS.ErrnoException) => {
        if (reason.code === 'ENOENT') return undefined
        throw reason
      })
    },
  }
}

function inBucket(url: URL): Storage {
  const bucket = new S3mini({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    endpoint: `${url.protocol}//${url.host}${url.pathname}`,
    region: url.searchParams.get('region') ?? 'auto',
  })
  return {
    async keep(content, type) {
      const hash = hashOf(content)
      await bucket.putObject(hash, content, type)
      return hash
    },
    async keepStream(content, most) {
      const parts: Buffer[] = []
      let bytes = 0
      for await (const part of content) {
        bytes += part.length
        if (bytes > most) return undefined
        parts.push(part)
      }
      const all = Buffer.concat(parts)
      const hash = hashOf(all)
      await bucket.putObject(hash, all, 'application/octet-stream')
      return { hash, bytes }
    },
    async drop(hash) {
      if (isHash(hash)) await bucket.deleteObject(hash)
    },
    async fetch(hash) {
      const held = await bucket.getObjectArrayBuffer(hash)
      return held ? Buffer.from(held) : undefined
    },
  }
}
