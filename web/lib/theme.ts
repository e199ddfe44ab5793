import { useSyncExternalStore } from 'react'
import { keep, kept } from './kept.ts'

export type Theme = 'auto' | 'light' | 'dark'

const dark = matchMedia('(prefers-color-scheme: dark)')
const watchers = new Set<() => void>()

/** Puts the chosen colours and text size on the page; called before the first drawing and at each change. */
export function wear() {
  const theme = chosenTheme()
  const root = document.documentElement
  root.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
  root.dataset['text'] = kept<boolean>('large-text') ? 'large' : 'normal'
  for (const tell of watchers) tell()
}

dark.addEventListener('change', wear)

export function chooseTheme(theme: Theme) {
  keep('theme', theme)
  wear()
}

/** Larger letters on this device; the account remembers it for the next one. */
export function chooseLargeText(large: boolean) {
  keep('large-text', large)
  wear()
}

export function useTheme() {
  return useSyncExternalStore((tell) => {
    watchers.add(tell)
    return () => watchers.delete(tell)
  }, chosenTheme)
}

function chosenTheme(): Theme {
  return kept<Theme>('theme') ?? 'auto'
}
