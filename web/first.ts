import './look.ts'
import { kept } from './lib/kept.ts'
import { keepWearing } from './lib/theme.ts'

// All that runs before a drawn page is read: its colours, and an ear for the first sign of somebody.

const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin']
const loud = { capture: true, passive: true }
let waking: Promise<void> | undefined
let pressed: HTMLElement | undefined

keepWearing()
for (const sign of [...signs, 'click']) addEventListener(sign, wakeUp, loud)
addEventListener('click', holdPress, loud)
if (cannotWait()) wakeUp()
else if (document.readyState === 'complete') fetchWhenQuiet()
else addEventListener('load', fetchWhenQuiet)

/** Another language was chosen on this phone, or something on it waits to be sent. */
function cannotWait() {
  const language = kept<string>('language')
  const other = language !== undefined && language !== document.documentElement.lang
  return other || (kept<unknown[]>('outbox') ?? []).length > 0
}

/** The app is fetched once the page stands, so that it is at hand when somebody stirs. */
function fetchWhenQuiet() {
  if ('requestIdleCallback' in window) requestIdleCallback(fetchApp)
  else setTimeout(fetchApp, 300)
}

function fetchApp() {
  const files = document.querySelector<HTMLMetaElement>('meta[name="app"]')?.content ?? ''
  for (const href of files.split(' ')) {
    const link = document.createElement('link')
    Object.assign(link, { rel: 'modulepreload', href, crossOrigin: '' })
    document.head.append(link)
  }
}

/** Once only; where the network failed, the next sign tries again. */
function wakeUp() {
  waking ??= comeAlive().catch(() => {
    waking = undefined
  })
}

async function comeAlive() {
  const { awake } = await import('./main.tsx')
  await awake
  for (const sign of [...signs, 'click']) removeEventListener(sign, wakeUp, loud)
  removeEventListener('click', holdPress, loud)
  sayAgain(document.activeElement)
  pressed?.click()
}

/** Links and foldings work by themselves; a button pressed too early is pressed again once it can answer. */
function holdPress({ target }: Event) {
  pressed = target instanceof Element ? (target.closest('button') ?? undefined) : undefined
}

/** What was typed too early is typed again for the app to hear. */
function sayAgain(blank: Element | null) {
  if (!(blank instanceof HTMLInputElement) || blank.value === '') return
  const typed = blank.value
  blank.value = ''
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(blank, typed)
  blank.dispatchEvent(new Event('input', { bubbles: true }))
}
