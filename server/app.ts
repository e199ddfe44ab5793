import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { keepersFollowed } from './modules/units/module.ts'
import { openModules } from './modules.ts'
import { apiPage } from './platform/api-page.ts'
import type { House } from './platform/context.ts'
import { serveFront } from './platform/first-page.ts'
import { answerErrors } from './platform/http.ts'
import { liveDoor } from './platform/live.ts'
import { root } from './platform/root.ts'

/** The whole house, ready to serve but not yet listening. */
export async function buildApp(house: House) {
  const app = fastify({
    logger: {
      level: house.config.logLevel,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: house.config.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    forceCloseConnections: true,
  })
  app.decorate('house', house)
  app.decorate('actorOf', async () => undefined)
  app.decorate('actorLately', async () => undefined)
  app.decorate('doors', new Map<string, string>())
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.door && method !== 'HEAD') app.doors.set(`${String(method)} ${url}`, config.door)
  })
  answerErrors(app)
  // Residents of a lane often share one address: the limit is for those nobody vouches for.
  await app.register(rateLimit, {
    global: false,
    allowList: async (request) => (await app.actorOf(request)) !== undefined,
  })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip', 'identity'] })
  await protect(app, house.config.publicUrl.startsWith('https:'))
  await liveDoor(app, (unitId) => keepersFollowed(house, unitId))
  await openModules(app)
  await apiPage(app)
  await serveWeb(app)
  return app
}

/** Pages get every protection a browser knows; answers of the API are data, and say so in few words. */
async function protect(app: FastifyInstance, secure: boolean) {
  await app.register(helmet, { global: false, ...protections(secure) })
  const forData = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  app.addHook('onRequest', async (request, reply) => {
    const data = request.url.startsWith('/api/') && !request.url.startsWith('/api/docs')
    if (data) void reply.headers(forData)
    else reply.helmet()
  })
}

function protections(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Charts and maps place their marks by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // A sealed photo or voice is opened in the browser and shown from there.
        mediaSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    hsts: secure && { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'same-origin' as const },
  }
}

/** The web app: hashed files for good, the page itself asked for anew each time. */
async function serveWeb(app: FastifyInstance) {
  const folder = join(root, 'dist/web')
  if (existsSync(folder)) {
    await app.register(files, {
      root: folder,
      wildcard: false,
      index: false,
      setHeaders(reply, path) {
        const lasting = path.includes('/assets/')
        reply.setHeader(
          'cache-control',
          lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  const page = existsSync(folder) ? barePage(folder, app.house.config.language) : undefined
  app.setNotFoundHandler((request, reply) => {
    const { method, url } = request
    const forPeople = method === 'GET' && (!url.startsWith('/api/') || url.startsWith('/api/docs'))
    if (!page || !forPeople) return reply.code(404).send({ code: 'page.not_found', fields: [] })
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
  if (page) await serveFront(app, page)
}

/** The one page of the web app, in the language of this house until its reader chooses another. */
function barePage(folder: string, language: string) {
  return readFileSync(join(folder, 'index.html'), 'utf8').replace(
    '<html lang="vi"',
    `<html lang="${language}"`,
  )
}
