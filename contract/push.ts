import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Done } from './wire.ts'

/** Web Push: how an alarm wakes a phone whose screen is dark (RFC 8030, 8291, 8292). */
export const push = {
  key: endpoint({
    method: 'GET',
    path: '/api/push/key',
    says: 'The house’s public key, which a browser asks for before it agrees to be woken.',
    input: z.object({}),
    reply: z.object({ key: z.string() }),
  }),
  subscribe: endpoint({
    method: 'POST',
    path: '/api/push/subscriptions',
    says: 'This browser may be woken for alarms.',
    input: z.object({
      endpoint: z.url({ protocol: /^https$/ }).max(1000),
      keys: z.object({
        p256dh: z.base64url().min(80).max(120),
        auth: z.base64url().min(16).max(40),
      }),
    }),
    reply: Done,
  }),
  unsubscribe: endpoint({
    method: 'DELETE',
    path: '/api/push/subscriptions',
    says: 'This browser is to be left asleep.',
    input: z.object({ endpoint: z.url().max(1000) }),
    reply: Done,
  }),
}
