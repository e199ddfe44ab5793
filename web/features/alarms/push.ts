import { push } from '../../../contract/push.ts'
import { call } from '../../lib/call.ts'

/** Whether this browser can be woken, is, or is forbidden to be. */
export type PushState = 'none' | 'denied' | 'off' | 'on'

/** How this browser stands, without asking its holder anything. */
export async function pushState(): Promise<PushState> {
  if (!isSecureContext || !('serviceWorker' in navigator) || !('PushManager' in window))
    return 'none'
  if (Notification.permission === 'denied') return 'denied'
  const worker = await navigator.serviceWorker.getRegistration('/')
  const held = await worker?.pushManager.getSubscription()
  return held && Notification.permission === 'granted' ? 'on' : 'off'
}

/** The worker that hears when no page is open; a page without a network is its other work. */
export async function startWorker() {
  if (!isSecureContext || !('serviceWorker' in navigator)) return undefined
  return navigator.serviceWorker.register('/sw.js', { scope: '/' })
}

/** Lets this browser be woken for alarms, if its holder agrees. */
export async function wake(): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState()
  await startWorker()
  const worker = await navigator.serviceWorker.ready
  const { key } = await call(push.key, {})
  const given = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  })
  const { endpoint, keys } = given.toJSON()
  await call(push.subscribe, {
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
  })
  return 'on'
}

/** Leaves this browser asleep from now on. */
export async function letSleep(): Promise<PushState> {
  const worker = await navigator.serviceWorker.getRegistration('/')
  const held = await worker?.pushManager.getSubscription()
  if (held) {
    await call(push.unsubscribe, { endpoint: held.endpoint })
    await held.unsubscribe()
  }
  return pushState()
}
