// What a service worker is given, as far as this one uses it; the pages' own library does not know it.

type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }

export type Pushed = Lasting & { data: { json: () => unknown } | null }
export type Tapped = Lasting & { action: string; notification: Notification }
export type Fetched = Lasting & {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}

type Window = {
  url: string
  focus: () => Promise<Window>
  navigate: (url: string) => Promise<Window | null>
}

type Heard = {
  install: Lasting
  activate: Lasting
  push: Pushed
  notificationclick: Tapped
  fetch: Fetched
}

/** The worker itself. */
export type Worker = {
  addEventListener: <Name extends keyof Heard>(
    name: Name,
    act: (event: Heard[Name]) => void,
  ) => void
  registration: ServiceWorkerRegistration
  skipWaiting: () => Promise<void>
  clients: {
    claim: () => Promise<void>
    matchAll: (which: { type: 'window'; includeUncontrolled: boolean }) => Promise<Window[]>
    openWindow: (url: string) => Promise<Window | null>
  }
}
