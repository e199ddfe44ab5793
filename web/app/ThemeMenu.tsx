import { useSyncExternalStore } from 'react'
import { useWords } from '../lib/language.tsx'
import { chosenTheme, chooseTheme, type Theme, watchTheme } from '../lib/theme.ts'
import { Icon } from '../ui/Icon.tsx'

const themes: Theme[] = ['auto', 'light', 'dark']

/** Light, dark, or as the device has it. */
export function ThemeMenu() {
  const { shell } = useWords()
  const theme = useSyncExternalStore(watchTheme, chosenTheme, () => 'auto' as const)
  return (
    <label className="theme-menu">
      <Icon name="sun" />
      <span className="unseen">{shell.theme}</span>
      <select value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)}>
        {themes.map((each) => (
          <option key={each} value={each}>
            {shell.themes[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
