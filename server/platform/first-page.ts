import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { root } from './root.ts'

/** What the web built for us: it draws its own front page from what our doors answer. */
type Web = {
  drawFrontPage: (asked: {
    blank: string
    language: string
    ask: (path: string) => Promise<unknown>
  }) => Promise<string>
}

const compressed = promisify(brotliCompress)

/** For how many milliseconds a drawn page is handed out: a crowd of visitors costs one drawing. */
const lasting = 3000

/** The front door: a visitor gets the front page drawn; whoever is signed in gets the app, which brings them home. */
export async function serveFront(app: FastifyInstance, bare: string) {
  const draw = await frontPage(app)
  app.get('/', async (request, reply) => {
    const page = await app
      .actorOf(request)
      .then((known) => (known ? undefined : draw?.()))
      // The app can still say what is wrong.
      .catch((reason: unknown) => {
        request.log.warn(reason)
        return undefined
      })
    const packed = page && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
    if (packed) void reply.header('content-encoding', 'br')
    return reply
      .headers({ 'cache-control': 'no-cache', vary: 'Cookie, Accept-Encoding' })
      .type('text/html; charset=utf-8')
      .send(packed ? page.packed : (page?.plain ?? bare))
  })
}

/** Draws the front page as it stands now; nothing where it was never built. */
async function frontPage(app: FastifyInstance) {
  const made = join(root, 'dist/web-front/front.js')
  const blankPath = join(root, 'dist/web/front.html')
  if (!existsSync(made) || !existsSync(blankPath)) return undefined
  const { drawFrontPage } = (await import(pathToFileURL(made).href)) as Web
  const blank = readFileSync(blankPath, 'utf8')
  const { language } = app.house.config

  async function draw() {
    const plain = await drawFrontPage({ blank, language, ask: (path) => askAsNobody(app, path) })
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    return { plain, packed: await compressed(plain, { params }) }
  }

  let drawn: { at: number; page: ReturnType<typeof draw> } | undefined
  return () => {
    if (!drawn || Date.now() - drawn.at > lasting) {
      const page = draw()
      drawn = { at: Date.now(), page }
      page.catch(() => (drawn = undefined))
    }
    return drawn.page
  }
}

/** Asks our own door what it tells anybody. */
async function askAsNobody(app: FastifyInstance, path: string): Promise<unknown> {
  const reply = await app.inject({ method: 'GET', url: path })
  if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode}`)
  return reply.json()
}
