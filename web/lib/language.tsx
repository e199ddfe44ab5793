import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react'
import type { Words } from '../../contract/wire.ts'
import { vi } from '../locales/vi.ts'
import { keep, kept } from './kept.ts'
import * as numbers from './numbers.ts'

type Language = numbers.Language
type Dictionary = typeof vi

type Spoken = {
  language: Language
  words: Dictionary
  speak: (language: Language) => void
  /** The words of a catalog entry in the reader's language. */
  say: (words: Words) => string
}

const Spoken = createContext<Spoken>({
  language: 'vi',
  words: vi,
  speak: () => {},
  say: (words) => words.vi,
})

/** The language a reader chose on this device; without a choice, the page's own. */
function chosenLanguage(): Language {
  const chosen = kept<Language>('language') ?? document.documentElement.lang
  return chosen === 'en' ? 'en' : 'vi'
}

/** Lets everything inside speak the reader's language. English is fetched when it is first asked for. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(chosenLanguage)
  const [english, setEnglish] = useState<Dictionary>()

  useEffect(() => {
    if (wanted === 'en') void import('../locales/en.ts').then(({ en }) => setEnglish(en))
  }, [wanted])

  const language: Language = wanted === 'en' && english ? 'en' : 'vi'
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const speak = useCallback((next: Language) => {
    keep('language', next)
    setWanted(next)
  }, [])
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      words: language === 'en' && english ? english : vi,
      speak,
      say: (words) => words[language],
    }),
    [language, english, speak],
  )

  return <Spoken value={spoken}>{children}</Spoken>
}

export function useLanguage() {
  return use(Spoken)
}

/** The dictionary of the reader's language. */
export function useWords() {
  return use(Spoken).words
}

/** Numbers and dates as the reader's language writes them. */
export function useNumbers() {
  const { language } = use(Spoken)
  return useMemo(
    () => ({
      number: (value: number) => numbers.number(value, language),
      percent: (value: number) => numbers.percent(value, language),
      range: (from: number, to: number) => numbers.range(from, to, language),
      day: numbers.day,
      month: (month: string) => numbers.month(month, language),
      longDay: (day: string) => numbers.longDay(day, language),
      moment: numbers.moment,
    }),
    [language],
  )
}

/** Puts values in the blanks of a sentence: `{count} mô hình`. */
export function fill(sentence: string, values: Record<string, string | number>) {
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank))
}

/** The sentence for a code the server refused with. */
export function useErrorWords() {
  const { errors } = useWords()
  return useCallback(
    (code: string) => (errors as Record<string, string>)[code] ?? errors.fallback,
    [errors],
  )
}
