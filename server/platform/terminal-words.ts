import catalogue from './terminal-words.json' with { type: 'json' }

export type Language = 'vi' | 'en'
export type TerminalWord = keyof typeof catalogue
export type Values = Record<string, string | number>

/** Tells whoever watches the terminal how the start is going. */
export type Say = (key: TerminalWord, values?: Values) => void

/** One line for the terminal, in the reader's language; `{name}` stands for a value. */
export function terminalWords(language: Language, key: TerminalWord, values: Values = {}) {
  return catalogue[key][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  )
}
