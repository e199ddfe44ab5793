import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileKeyOf, headerFor, split } from '../sealing/header.ts'
import { newSecrets, publicOf } from '../sealing/lock.ts'
import { openWhole, openWords, seal, sealStream, sealWords, whole } from '../sealing/seal.ts'
import { handShare, joinShares, newSharedKey } from '../sealing/two-people.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { toolPath } from './tools.ts'

const program = toolPath('age')
const missing = 'Debian’s age is not on this machine'
const { path: folder, remove } = temporaryFolder('age')
afterAll(remove)

const words = { v: 1, text: 'Đêm qua có người lạ ở bến đò', where: 'Bến Hồ', when: '', answers: [] }
const { holders, recipients, gone } = await newDesk()

/** Two officers, the escrow key that no one person has, and somebody who left. */
async function newDesk() {
  const [ana, binh, left] = await Promise.all([person('ana'), person('binh'), person('gone')])
  const { recipient, shares } = await newSharedKey([ana, binh])
  const [own, others] = shares.map(({ sealed }) => sealed)
  if (!own || !others) throw new Error('a share for each was to be made')
  const handed = await handShare(others, binh.identity, ana.recipient)
  const escrow = {
    id: 'escrow',
    recipient,
    identity: await joinShares([own, handed], ana.identity),
  }
  const all = [ana, binh, escrow]
  for (const { id, identity } of [...all, left])
    writeFileSync(join(folder, id), `${identity}\n`, { mode: 0o600 })
  return { holders: all, recipients: all.map((holder) => holder.recipient), gone: left }
}

/** What age makes of a file with the keys of one of them. */
function opens(id: string, file: Uint8Array) {
  return age(['-d', '-i', join(folder, id)], file)
}

async function person(id: string) {
  const secrets = await newSecrets()
  return { id, ...secrets, ...(await publicOf(secrets)) }
}

/** Runs `age` on these bytes. Rejects with what it says when it will not. */
function age(args: string[], input: Uint8Array) {
  return new Promise<Uint8Array>((resolve, reject) => {
    const child = spawn(program ?? '', args)
    const said: Buffer[] = []
    const complained: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => said.push(piece))
    child.stderr.on('data', (piece: Buffer) => complained.push(piece))
    // A key it has no use for: it stops before it has read everything.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0
        ? resolve(new Uint8Array(Buffer.concat(said)))
        : reject(new Error(Buffer.concat(complained).toString())),
    )
    child.stdin.end(input)
  })
}

/** Bytes that repeat nowhere near. */
function noise(length: number) {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, length)))
  return bytes
}

test('age opens what was sealed here, for everybody it was sealed to', async (context) => {
  if (!program) return context.skip(missing)
  const plain = noise(200_001)
  const file = whole(await seal(plain, recipients))
  const said = whole(await sealWords(words, recipients))

  for (const { id } of holders) {
    expect(Buffer.compare(await opens(id, file), plain), id).toBe(0)
    const filled = await opens(id, said)
    expect(filled).toHaveLength(1024)
    expect(JSON.parse(new TextDecoder().decode(filled)), id).toEqual(words)
  }
  await expect(opens(gone.id, file)).rejects.toThrow('no identity matched')
})

test('age opens five megabytes that were sealed as they came', async (context) => {
  if (!program) return context.skip(missing)
  const plain = noise(5 * 1024 * 1024 + 7)
  const sealed = await sealStream(new Blob([plain]).stream(), recipients)
  const file = new Uint8Array(await new Response(sealed).arrayBuffer())

  for (const { id } of holders) expect(Buffer.compare(await opens(id, file), plain), id).toBe(0)
})

test('age opens a file with a new head, and no more for who left', async (context) => {
  if (!program) return context.skip(missing)
  const [ana] = holders
  const plain = noise(70_000)
  const before = await seal(plain, [ana?.recipient ?? '', gone.recipient])
  expect(Buffer.compare(await opens(gone.id, whole(before)), plain)).toBe(0)

  const fileKey = await fileKeyOf(before.header, ana?.identity ?? '')
  const after = whole({ header: headerFor(fileKey, recipients), payload: before.payload })
  for (const { id } of holders) expect(Buffer.compare(await opens(id, after), plain), id).toBe(0)
  await expect(opens(gone.id, after)).rejects.toThrow('no identity matched')
})

test('what age sealed is opened here, by everybody it was sealed to', async (context) => {
  if (!program) return context.skip(missing)
  const to = recipients.flatMap((recipient) => ['-r', recipient])
  const plain = noise(150_000)
  const file = await age(to, plain)
  const said = await age(to, new TextEncoder().encode(JSON.stringify(words)))

  for (const { id, identity } of holders) {
    expect(Buffer.compare(await openWhole(file, identity), plain), id).toBe(0)
    expect(await openWords(split(said), identity)).toEqual(words)
  }
})
