import { useOwn } from '../../lib/language.tsx'
import { settings as english } from '../../locales/en/settings.ts'
import { settings } from '../../locales/vi/settings.ts'

/** Words of the settings; they travel with it. */
export const useSettingsWords = () =>
  useOwn({ vi: settings, en: english satisfies typeof settings })
