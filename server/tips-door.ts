import fastify, { LogController } from 'fastify'
import { sealedDoor } from './modules/tips/sealed-door.ts'
import { sealedPages } from './modules/tips/sealed-pages.ts'
import type { Sealed } from './modules/tips/sealed-parts.ts'
import type { Config } from './platform/config.ts'
import { answerQuietly } from './platform/http.ts'

type Settings = Pick<Config, 'logLevel' | 'tipsUrl'>

/** The sealed door alone, ready to serve: it has no sign-in, no cookie, no access log, and reads no address. */
export async function buildDoor(sealed: Sealed, { logLevel, tipsUrl }: Settings) {
  const app = fastify({
    logger: {
      level: logLevel,
      // Whatever is logged some day, a request is never a part of it.
      serializers: { req: () => ({}), res: () => ({}) },
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: false,
    bodyLimit: 1024 * 1024,
    // Tor is slow, and a film is long.
    requestTimeout: 10 * 60_000,
    forceCloseConnections: true,
  })
  app.setErrorHandler(answerQuietly)
  const headers = protections(tipsUrl?.startsWith('https:') ?? false)
  app.addHook('onRequest', async (_, reply) => {
    void reply.headers(headers)
  })
  await sealedDoor(app, sealed)
  await sealedPages(app, sealed)
  return app
}

/** What a browser is told to do nothing beyond. */
function protections(secure: boolean) {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' blob: data:",
      "media-src 'self' blob:",
      "worker-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "frame-src blob: 'self'",
    ].join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), geolocation=(), microphone=(), browsing-topics=(), interest-cohort=()',
    'x-dns-prefetch-control': 'off',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
