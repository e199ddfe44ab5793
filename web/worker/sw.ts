import type { Worker } from './scope.ts'

// Hears alarms while no page is open, and shows the numbers to call where there is no network. It keeps
// no page and no data: what a screen shows is always asked for.

const worker = self as unknown as Worker
const shelf = 'binh-yen-offline-1'
const offline = '/offline.html'

/** An alarm as the server pushes it, with its words in the reader's language. */
type Alarm = {
  id: string
  keeperId: string
  drill: boolean
  /** It has ended: said once, and not waited for. */
  over?: boolean
  title: string
  body: string
  lang: string
  answers: { action: string; title: string }[]
  /** A notice that is no alarm: the page it leads to, and nothing is told back. */
  leadsTo?: string
}

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shelf)
      .then((cache) => cache.add(offline))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim())
})

worker.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json() as Alarm))
})

worker.addEventListener('notificationclick', (event) => {
  const alarm = event.notification.data as Alarm
  event.notification.close()
  event.waitUntil(
    event.action
      ? // An answer that does not get through opens the board, where it can be given again.
        tell(alarm, 'answer', { answer: event.action }).catch(() => open(alarm))
      : open(alarm),
  )
})

worker.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(pageOrNumbers(event.request))
})

async function show(alarm: Alarm) {
  const { id, title, body, lang, answers } = alarm
  const shown = {
    body,
    lang,
    tag: id,
    renotify: true,
    requireInteraction: !alarm.over,
    vibrate: alarm.over ? [] : alarm.drill ? [250, 250, 250] : [500, 200, 500, 200, 900],
    data: alarm,
    actions: answers,
  }
  await worker.registration.showNotification(title, shown)
  if (alarm.leadsTo) return
  // Whether it was delivered is good to know; nothing waits for it.
  await tell(alarm, 'seen', { channel: 'push', what: 'delivered' }).catch(() => undefined)
}

async function tell({ keeperId, id }: Alarm, what: string, input: Record<string, string>) {
  const reply = await fetch(`/api/communes/${keeperId}/alarms/${id}/${what}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (!reply.ok) throw new Error(String(reply.status))
}

/** Brings the alarm, or what a notice leads to, before the eyes, in a window that is open or in a new one. */
async function open({ keeperId, id, leadsTo }: Alarm) {
  const url = leadsTo ?? `/xa/${keeperId}/bao-dong/${id}`
  const [window] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!window) return worker.clients.openWindow(url)
  await window.focus()
  return window.navigate(url)
}

async function pageOrNumbers(request: Request) {
  try {
    return await fetch(request)
  } catch (reason) {
    const numbers = await caches.match(offline)
    if (numbers) return numbers
    throw reason
  }
}
