import { afterEach, expect, test, vi } from 'vitest'
import { tipDesk } from '../../../contract/tip-desk.ts'
import type { Standing } from '../../../sealing/key-log.ts'
import { newSecrets, publicOf } from '../../../sealing/lock.ts'
import { openPiece, type Piece, sealFor } from './pieces.ts'
import { rewrapAll } from './rewrap.ts'

const keeperId = '00000000-0000-4000-8000-000000000001'

afterEach(() => vi.unstubAllGlobals())

async function officer(id: string) {
  const secrets = await newSecrets()
  const key = { id, accountId: id, holder: 'officer' as const, ...(await publicOf(secrets)) }
  return { secrets, key }
}

const standing = (head: string, ...officers: Awaited<ReturnType<typeof officer>>[]): Standing => ({
  keys: officers.map(({ key }) => key),
  escrow: undefined,
  head,
  seq: 0,
  open: true,
})

/** A desk behind the network: what is kept, under which head, and how much it hands out at once. */
function deskKeeping(pieces: (Piece & { keyHead: string })[], atOnce: number) {
  vi.stubGlobal(
    'fetch',
    async (url: string, { method, body }: { method: string; body: string }) => {
      if (method === 'GET') {
        const behind = pieces
          .map((piece, id) => ({
            part: 'tip',
            tipId: String(id),
            id: String(id),
            replyTo: null,
            ...piece,
          }))
          .filter(({ keyHead }) => keyHead !== 'new')
        const most = Number(new URL(url, 'http://localhost').searchParams.get('most'))
        return Response.json(behind.slice(0, Math.min(atOnce, most)))
      }
      expect(url).toBe(tipDesk.rewrap.path.replace(':keeperId', keeperId))
      const { heads, keyHead } = JSON.parse(body) as {
        heads: { id: string; header: string }[]
        keyHead: string
      }
      for (const { id, header } of heads) {
        const piece = pieces[Number(id)]
        if (piece) Object.assign(piece, { header, keyHead })
      }
      return Response.json({ done: true })
    },
  )
}

test('everything kept is sealed to the newcomer and no longer to the one who left', async () => {
  const [stays, leaves, comes] = await Promise.all(['a', 'b', 'c'].map(officer))
  if (!stays || !leaves || !comes) throw new Error('three people')
  const old = standing('old', stays, leaves)
  const pieces = await Promise.all(
    ['một', 'hai', 'ba', 'bốn', 'năm'].map(async (text) => {
      const { sealed, keyHead } = await sealFor(old, { v: 1, text })
      return { ...sealed, keyHead }
    }),
  )
  deskKeeping(pieces, 2)
  const heard: number[] = []
  const so = await rewrapAll({
    keeperId,
    secrets: stays.secrets,
    standing: standing('new', stays, comes),
    onProgress: ({ done }) => heard.push(done),
  })
  expect(so).toEqual({ done: 5, shut: 0 })
  expect(heard).toEqual([2, 4, 5])
  for (const piece of pieces) {
    expect(await openPiece(piece, comes.secrets)).toMatchObject({ v: 1 })
    await expect(openPiece(piece, leaves.secrets)).rejects.toThrow()
  }
})

test('what these keys do not open is counted, left as it is, and stops nothing', async () => {
  const [mine, other] = [await officer('a'), await officer('b')]
  const sealedTo = async (who: typeof mine) => {
    const { sealed, keyHead } = await sealFor(standing('old', who), { v: 1, text: 'x' })
    return { ...sealed, keyHead }
  }
  const pieces = [await sealedTo(other), await sealedTo(mine), await sealedTo(mine)]
  deskKeeping(pieces, 500)
  const so = await rewrapAll({
    keeperId,
    secrets: mine.secrets,
    standing: standing('new', mine, other),
  })
  expect(so).toEqual({ done: 2, shut: 1 })
  expect(pieces.map(({ keyHead }) => keyHead)).toEqual(['old', 'new', 'new'])
})
