import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Words } from '../../contract/wire.ts'
import { vi } from '../locales/vi.ts'
import { keep, kept } from './kept.ts'
import * as numbers from './numbers.ts'

type Language = numbers.Language
type Dictionary = typeof vi

/** A language and its words, in which a page was drawn on the server. */
export type Drawn = { language: Language; words: Dictionary }

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

const watchers = new Set<() => void>()

function watchChoice(tell: () => void) {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** The language a reader chose on this device, if they did. */
const chosen = () => kept<Language>('language')

const pageLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'vi')

/** The words of a language. English is fetched when it is first asked for. */
export async function dictionaryOf(language: Language): Promise<Dictionary> {
  return language === 'en' ? (await import('../locales/en.ts')).en : vi
}

type LanguageProviderProps = { drawn?: Drawn | undefined; children: ReactNode }

/** Lets everything inside speak the reader's language; a `drawn` page first as it was drawn. */
export function LanguageProvider({ drawn, children }: LanguageProviderProps) {
  const [own] = useState(() => drawn?.language ?? pageLanguage())
  const wanted = useSyncExternalStore(
    watchChoice,
    () => chosen() ?? own,
    () => own,
  )
  const [english, setEnglish] = useState(drawn?.language === 'en' ? drawn.words : undefined)

  useEffect(() => {
    if (wanted === 'en') void dictionaryOf('en').then(setEnglish)
  }, [wanted])

  const language: Language = wanted === 'en' && english ? 'en' : 'vi'
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const speak = useCallback((next: Language) => {
    keep('language', next)
    for (const tell of watchers) tell()
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

/** Words of one part of the app, which travel with its pages: `both` holds them in every language. */
export function useOwn<Own>(both: Record<Language, Own>) {
  return both[useLanguage().language]
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

const brought: Record<Language, Record<string, string>> = { vi: {}, en: {} }

/** A part of the app brings what can go wrong there along with its pages. */
export function bringErrors(words: Record<Language, Record<string, string>>) {
  Object.assign(brought.vi, words.vi)
  Object.assign(brought.en, words.en)
}

/** The sentence for a code the server refused with. */
export function useErrorWords() {
  const { language, words } = useLanguage()
  const errors: Record<string, string> = words.errors
  return useCallback(
    (code: string) => errors[code] ?? brought[language][code] ?? words.errors.fallback,
    [errors, language, words.errors.fallback],
  )
}
