import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage } from './storage.ts'

const dir = mkdtempSync(join(tmpdir(), 'binh-yen-bucket-'))
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: dir,
  configureBuckets: [{ name: 'evidence', configs: [] }],
})
let port = 0

beforeAll(async () => {
  port = (await server.run()).port
})
afterAll(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

test('a bucket keeps what the disk keeps: by its hash, byte for byte', async () => {
  const bucket = openStorage({
    folder: dir,
    s3Url: `http://S3RVER:S3RVER@127.0.0.1:${port}/evidence?region=us-east-1`,
  })
  const disk = openStorage({ folder: join(dir, 'disk') })
  const content = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 31) % 256))

  const hash = await bucket.keep(content, 'image/jpeg')

  expect(hash).toBe(await disk.keep(content, 'image/jpeg'))
  expect((await bucket.fetch(hash))?.equals(content)).toBe(true)
  expect((await disk.fetch(hash))?.equals(content)).toBe(true)
})

test('what was never kept is not there, and a name is never a path', async () => {
  const bucket = openStorage({
    folder: dir,
    s3Url: `http://S3RVER:S3RVER@127.0.0.1:${port}/evidence?region=us-east-1`,
  })
  const disk = openStorage({ folder: join(dir, 'disk') })
  const unknown = 'f'.repeat(64)

  expect(await bucket.fetch(unknown)).toBeUndefined()
  expect(await disk.fetch(unknown)).toBeUndefined()
  expect(await disk.fetch('../../../../etc/passwd')).toBeUndefined()
})
