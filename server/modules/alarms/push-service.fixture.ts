import { execFileSync } from 'node:child_process'
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { temporaryFolder } from '../../../testing/temporary-folder.ts'
import { toolPath } from '../../../testing/tools.ts'

type Heard = { name: string; headers: IncomingHttpHeaders; body: Buffer }

/**
 * A push service with TLS of its own, and browsers that read what it is handed: RFC 8291 and 8292 written
 * anew from their texts. A browser called `gone…` is known no longer, `slow…` is never answered.
 */
export async function openPushService() {
  const { path: dir, remove } = temporaryFolder('push')
  const [key, ca] = [join(dir, 'key.pem'), join(dir, 'certificate.pem')]
  const words =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost'
  execFileSync(
    toolPath('openssl') ?? 'openssl',
    [...words.split(' '), '-keyout', key, '-out', ca],
    { stdio: 'ignore' },
  )

  const heard: Heard[] = []
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(ca) },
    (asked, answer) => {
      const parts: Buffer[] = []
      asked.on('data', (part: Buffer) => parts.push(part))
      asked.on('end', () => {
        const name = asked.url?.split('/').at(-1) ?? ''
        heard.push({ name, headers: asked.headers, body: Buffer.concat(parts) })
        if (name.startsWith('elsewhere')) answer.setHeader('location', '/push/other')
        if (!name.startsWith('slow')) answer.writeHead(statusFor(name)).end()
      })
    },
  )
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `https://localhost:${port}`
  return {
    ca,
    origin,
    heard,
    /** A browser with keys of its own; `read` opens what was pushed to it. */
    browser(name: string) {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const auth = randomBytes(16)
      return {
        subscription: {
          endpoint: `${origin}/push/${name}`,
          keys: {
            p256dh: pair.getPublicKey().toString('base64url'),
            auth: auth.toString('base64url'),
          },
        },
        read: () =>
          heard
            .filter((each) => each.name === name)
            .map(({ body }) => JSON.parse(opened(body, pair, auth)) as Record<string, unknown>),
      }
    },
    close() {
      server.closeAllConnections()
      server.close()
      remove()
    },
  }
}

function statusFor(name: string) {
  if (name.startsWith('gone')) return 410
  return name.startsWith('elsewhere') ? 307 : 201
}

/** RFC 8188 §2 and RFC 8291 §3.4. */
function opened(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer) {
  const salt = body.subarray(0, 16)
  const house = body.subarray(21, 21 + body.readUInt8(20))
  const sealed = body.subarray(21 + house.length)
  const derive = (from: Uint8Array, with_: Uint8Array, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', from, with_, info, length))
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), house])
  const secret = derive(browser.computeSecret(house), auth, info, 32)
  const content = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', content, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no end mark')
  return padded.subarray(0, end).toString('utf8')
}

/** What the house's pass says, once its signature is checked with the key it shows (RFC 8292 §3). */
export function passIn({ authorization = '' }: IncomingHttpHeaders) {
  const [, token = '', shown = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(shown, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  ) as [string, string]
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const genuine = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const said = (text: string) =>
    JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>
  return { genuine, shown, head: said(head), claims: said(claims) }
}
