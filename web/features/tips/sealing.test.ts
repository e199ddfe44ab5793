import { afterEach, expect, test, vi } from 'vitest'
import type { Standing } from '../../../sealing/key-log.ts'
import { newSecrets, publicOf } from '../../../sealing/lock.ts'
import { seal, whole } from '../../../sealing/seal.ts'
import { newSharedKey } from '../../../sealing/two-people.ts'
import type { Desk } from '../../lib/sealed/desk.ts'
import { shareFor } from '../../lib/tip-keys/opening.ts'
import { openPiece, pieceOf, sealedOf, sealFor, textOf } from '../../lib/tip-keys/pieces.ts'
import { headsFor } from './forward.ts'
import { type Identity, type IdentityOpening, readIdentity } from './identity.ts'
import { headOfFile, readFileOf } from './tip-file.ts'
import type { Tip } from './use-tip-act.ts'

async function officer(id: string) {
  const secrets = await newSecrets()
  const key = { id, accountId: id, holder: 'officer' as const, ...(await publicOf(secrets)) }
  return { key, keys: { ...secrets, keyId: id } }
}

const standingOf = (...officers: Awaited<ReturnType<typeof officer>>[]): Standing => ({
  keys: officers.map(({ key }) => key),
  escrow: undefined,
  head: 'a'.repeat(64),
  seq: 0,
  open: true,
})

const said = (text: string) => ({ v: 1, text })
const at = { keeperId: 'k', id: 't', fileId: 'f' }

afterEach(() => vi.unstubAllGlobals())

/** The server's answer with a sealed file, in pieces as small as a bad line makes them. */
function answering(file: Uint8Array, size: number) {
  let sent = 0
  vi.stubGlobal('fetch', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull(out) {
        if (sent >= file.length) return out.close()
        out.enqueue(file.slice(sent, sent + size))
        sent += size
        return undefined
      },
    })
    return new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>)
  })
  return () => sent
}

test('forwarded, a tip opens at the other desk, and what the desk wrote to its sender opens for them', async () => {
  const [here, there, sender] = await Promise.all([officer('a'), officer('b'), officer('s')])
  const replyTo = sender.key.recipient
  const { sealed: tipPiece } = await sealFor(standingOf(here), said('tip'))
  const { sealed: answer } = await sealFor(standingOf(here), said('answer'), replyTo)
  const { sealed: note } = await sealFor(standingOf(here), said('note'))
  const messages = [
    { id: 'm', side: 'desk', ...answer },
    { id: 'n', side: 'note', ...note },
  ]
  const tip = {
    ...tipPiece,
    id: 't',
    keeperId: 'k',
    replyTo,
    messages,
    attached: [],
  } as unknown as Tip
  const to = { keeperId: 'x', standing: standingOf(there) } as unknown as Desk

  const heads = await headsFor({ tip, keys: here.keys, to })
  const anew = { header: heads.tip.t ?? '', payload: tipPiece.payload }
  await expect(openPiece(anew, there.keys)).resolves.toEqual(said('tip'))
  await expect(openPiece(anew, here.keys)).rejects.toThrow()
  await expect(openPiece(anew, sender.keys)).rejects.toThrow()
  const answered = { header: heads.message.m ?? '', payload: answer.payload }
  await expect(openPiece(answered, sender.keys)).resolves.toEqual(said('answer'))
  const noted = { header: heads.message.n ?? '', payload: note.payload }
  await expect(openPiece(noted, there.keys)).resolves.toEqual(said('note'))
  await expect(openPiece(noted, sender.keys)).rejects.toThrow()
})

test('of a large file only the head travels to be sealed for another desk', async () => {
  const here = await officer('a')
  const sealed = await seal(new Uint8Array(400_000), [here.key.recipient])
  const sent = answering(whole(sealed), 64)
  expect(await headOfFile(at)).toEqual(sealed.header)
  expect(sent()).toBeLessThan(4096)
})

test('a file that is not for these keys says so, and none of it is shown', async () => {
  const [here, other] = await Promise.all([officer('a'), officer('b')])
  answering(whole(await seal(new Uint8Array(9), [other.key.recipient])), 4096)
  await expect(readFileOf(at, here.keys)).rejects.toMatchObject({ code: 'file.not_for_you' })
})

test('two people open a name, and neither alone', async () => {
  const [one, two] = await Promise.all([officer('a'), officer('b')])
  const standing = standingOf(one, two)
  const { recipient, shares } = await newSharedKey(standing.keys)
  const name = { v: 1, name: 'Lò Văn Thử', contact: 'chợ sáng' }
  const sealed = pieceOf(await seal(new TextEncoder().encode(JSON.stringify(name)), [recipient]))
  const [mine, theirs] = shares.map((share) => textOf(share.sealed))
  const asked = { askedKey: 'a', share: null } as unknown as IdentityOpening
  const seenBy = (share: string | undefined) =>
    ({ ...sealed, share, openings: [] }) as unknown as Identity

  const handed = await shareFor(
    { askedKey: asked.askedKey, share: theirs ?? '' },
    { standing, keys: two.keys },
  )
  const agreed = { ...asked, share: handed }
  await expect(readIdentity(seenBy(mine), agreed, one.keys)).resolves.toEqual(name)
  await expect(readIdentity(seenBy(mine), asked, one.keys)).rejects.toThrow()
  const alone = { ...asked, share: mine ?? '' }
  await expect(readIdentity(seenBy(mine), alone, one.keys)).rejects.toThrow()
})

test('a share is handed to a key of the log alone', async () => {
  const [one, two, stranger] = await Promise.all([officer('a'), officer('b'), officer('z')])
  const standing = standingOf(one, two)
  const { shares } = await newSharedKey(standing.keys)
  const asked = { askedKey: stranger.key.id, share: textOf(shares[1]?.sealed ?? new Uint8Array()) }
  await expect(shareFor(asked, { standing, keys: two.keys })).rejects.toMatchObject({
    code: 'identity.shares_unfit',
  })
})

test('what was opened once is the same piece as it was sealed', async () => {
  const here = await officer('a')
  const { sealed } = await sealFor(standingOf(here), said('ngắn'))
  expect(pieceOf(sealedOf(sealed))).toEqual(sealed)
  // Short words and long ones weigh the same up to a kilobyte.
  const { sealed: longer } = await sealFor(standingOf(here), said('dài '.repeat(100)))
  expect(longer.payload.length).toBe(sealed.payload.length)
})
