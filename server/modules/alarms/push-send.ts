import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import webPush from 'web-push'
import type { House } from '../../platform/context.ts'
import { mayPush, publicLookup } from './push-guard.ts'
import { pushKeys } from './push-keys.ts'
import { openLanes, persistently } from './push-lanes.ts'
import type { Subscription } from './push-subscriptions.ts'

/** How long one service may take for one push, in milliseconds. */
const patience = 5000
/** How long a push waits at the service for a phone that is out of reach, in seconds. */
const lasts = 600
/** How long a signed pass to a service is shown again, in milliseconds. */
const passLasts = 6 * 60 * 60 * 1000

type Push = { topic: string; payload: object }

/** The way to the browsers' push services: encrypted for the browser, signed by the house (RFC 8030, 8291, 8292). */
export function openPush({ config, secret }: Pick<House, 'config' | 'secret'>) {
  const keys = pushKeys({ secret })
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 50,
    lookup: publicLookup(config.pushHosts),
    ...(config.pushCa ? { ca: readFileSync(config.pushCa) } : {}),
  })
  const inLane = openLanes(50)
  const passes = new Map<string, { pass: string; until: number }>()
  // A service writes to this address when our pushes trouble it.
  const contact = config.publicUrl.startsWith('https:')
    ? config.publicUrl
    : 'mailto:nobody@binh-yen.invalid'

  function passTo(origin: string) {
    const known = passes.get(origin)
    if (known && known.until > Date.now()) return known.pass
    const { publicKey, privateKey } = keys
    const pass = webPush.getVapidHeaders(origin, contact, publicKey, privateKey, 'aes128gcm')
    if (passes.size > 1000) passes.clear()
    passes.set(origin, { pass: pass.Authorization, until: Date.now() + passLasts })
    return pass.Authorization
  }

  async function post({ endpoint, p256dh, auth }: Subscription, { topic, payload }: Push) {
    if (!mayPush(endpoint, config.pushHosts)) throw new Error('not a push service')
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(payload),
      {
        TTL: lasts,
        urgency: 'high',
        topic,
        headers: { Authorization: passTo(new URL(endpoint).origin) },
      },
    )
    return new Promise<number>((resolve, reject) => {
      const signal = AbortSignal.timeout(patience)
      const asked = request(endpoint, { method: 'POST', headers, agent, signal }, (answer) => {
        answer.on('error', () => undefined).resume()
        resolve(answer.statusCode ?? 0)
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  return {
    /** Wakes one browser; `gone` when its service knows it no longer. A service that fails is asked again. */
    send: (to: Subscription, push: Push): Promise<'sent' | 'gone'> =>
      inLane(new URL(to.endpoint).host, () =>
        persistently([1000], async () => {
          const status = await post(to, push)
          if (status === 404 || status === 410) return 'gone'
          if (status < 200 || status > 299) throw new Error(`the push service answered ${status}`)
          return 'sent'
        }),
      ),
    close: () => agent.destroy(),
  }
}
