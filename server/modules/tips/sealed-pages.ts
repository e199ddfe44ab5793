import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../platform/errors.ts'
import { answerOf } from '../../platform/refusals.ts'
import { deskList } from './sealed-desks.ts'
import { assets, type Drawing, openDrawing, type Page } from './sealed-drawing.ts'
import type { Sealed } from './sealed-parts.ts'
import { formPage, keeperIn, lookPage, type Pages, showPage } from './sealed-showing.ts'
import { openLimits, unscriptedDoor } from './sealed-unscripted.ts'

/**
 * What a frightened person sees: every page whole without a script. `made`: what draws, if not the web as
 * it was built.
 */
export async function sealedPages(app: FastifyInstance, sealed: Sealed, made?: Drawing) {
  const drawing = made ?? (await openDrawing())
  if (!drawing) return
  await app.register(async (door) => {
    // Named by what is in them, so that a slow telephone fetches each only once.
    door.addHook('onSend', async (_, reply) => {
      if (reply.statusCode === 200) void reply.header('cache-control', 'private, max-age=86400')
    })
    await door.register(files, { root: assets, prefix: '/assets/' })
  })
  const limits = openLimits()
  for (const [language, root] of [
    ['vi', ''],
    ['en', '/en'],
  ] as const) {
    const pages: Pages = { root, language, drawing, sealed }
    await app.register(async (door) => {
      door.setErrorHandler((error, request, reply) => {
        const { status, body } = answerOf(error)
        if (status >= 500 && !(error instanceof Refusal)) request.log.error((error as Error).name)
        const page = status === 404 ? { page: 'not_found' } : { page: 'wrong', wrong: [body.code] }
        return showPage(pages, reply.code(status), '/', page)
      })
      readingDoor(door, pages)
      await unscriptedDoor(door, { pages, ...limits })
    })
  }
  app.setNotFoundHandler((request, reply) => {
    reply.code(404)
    if (request.url.startsWith('/api/')) return reply.send({ code: 'page.not_found', fields: [] })
    const english = request.url.startsWith('/en/')
    const pages: Pages = { root: '', language: english ? 'en' : 'vi', drawing, sealed }
    return showPage(pages, reply, '/', { page: 'not_found' })
  })
}

function readingDoor(door: FastifyInstance, pages: Pages) {
  const { root, sealed } = pages
  const onion = sealed.addresses.onion ?? undefined
  const still = (here: string, page: Page) =>
    door.get(`${root}${here}` || '/', (_, reply) => showPage(pages, reply, here || '/', page))

  still('', { page: 'start', onion })
  still('/trang-trong', { page: 'blank' })
  still('/khong-dong-bom', { page: 'bomb' })
  still('/hoi-am', lookPage(pages))
  door.get(`${root}/gui`, async ({ query }, reply) => {
    const { tinh: province, tim: asked } = query as Record<string, unknown>
    const line = (given: unknown) => (typeof given === 'string' ? given.slice(0, 80) : undefined)
    const desks = await deskList(sealed)
    const page = { page: 'choose', desks, province: line(province), asked: line(asked) }
    return showPage(pages, reply, '/gui', page)
  })
  door.get(`${root}/gui/:keeperId`, async (request, reply) => {
    const keeperId = keeperIn(request)
    return showPage(pages, reply, `/gui/${keeperId}`, await formPage(pages, keeperId))
  })
}
