import { keep, kept } from './kept.ts'

export type Theme = 'auto' | 'light' | 'dark'

const watchers = new Set<() => void>()

/** Puts the chosen colours and text size on the page, before it is first drawn and whenever the device changes its own. */
export function keepWearing() {
  wear()
  inTheDark().addEventListener('change', wear)
}

function wear() {
  const theme = chosenTheme()
  const root = document.documentElement
  root.dataset['theme'] = theme === 'auto' ? (inTheDark().matches ? 'dark' : 'light') : theme
  root.dataset['text'] = kept<boolean>('large-text') ? 'large' : 'normal'
  for (const tell of watchers) tell()
}

const inTheDark = () => matchMedia('(prefers-color-scheme: dark)')

export function chooseTheme(theme: Theme) {
  keep('theme', theme)
  wear()
}

/** Larger letters on this device; the account remembers it for the next one. */
export function chooseLargeText(large: boolean) {
  keep('large-text', large)
  wear()
}

/** Tells when another theme was chosen, until it is no longer asked to. */
export function watchTheme(tell: () => void) {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

export function chosenTheme(): Theme {
  return kept<Theme>('theme') ?? 'auto'
}
