import type { z } from 'zod'
import { settings } from './settings.ts'
import { type Language, type TerminalWord, terminalWords } from './terminal-words.ts'

/** A setting that cannot be understood; `reason` is a key of the terminal's words. */
export class SettingWrong extends Error {
  readonly setting: string
  readonly reason: TerminalWord

  constructor(setting: string, reason: TerminalWord) {
    super(`${setting}: ${reason}`)
    this.name = 'SettingWrong'
    this.setting = setting
    this.reason = reason
  }
}

type Read = { [Key in keyof typeof settings]: z.output<(typeof settings)[Key]['shape']> }

/** Everything the house was told at its start. `demonstration`: it may show made-up people and figures. */
export type Config = Omit<Read, 'publicUrl'> & { publicUrl: string; demonstration: boolean }

/** The environment, read once and checked once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = Object.fromEntries(
    Object.entries(settings).map(([key, { name, fallback, shape }]) => {
      const result = shape.safeParse(env[name]?.trim() || fallback)
      if (result.success) return [key, result.data]
      throw new SettingWrong(name, reasonOf(result.error))
    }),
  ) as Read
  return {
    ...read,
    publicUrl: (read.publicUrl ?? `http://localhost:${read.port}`).replace(/\/+$/, ''),
    demonstration: read.demo !== 'off' && !read.databaseUrl && read.mode !== 'production',
  }
}

// A union ("unset, or an address") hides its reason one level down, behind the branch that was meant.
function reasonOf(error: z.core.$ZodError): TerminalWord {
  const issue = error.issues[0]
  const meant = issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : issue
  return meant?.message as TerminalWord
}

/** The page that `--help` prints: every setting, its default and what it does. */
export function helpText(language: Language) {
  const width = Math.max(...Object.values(settings).map(({ name }) => name.length)) + 2
  const rows = Object.values(settings).map(({ name, fallback, says }) => {
    const standard = fallback && terminalWords(language, 'help_default', { value: fallback })
    return `  ${name.padEnd(width)}${says[language]}${standard && ` (${standard})`}`
  })
  return [terminalWords(language, 'help_title'), '', ...rows].join('\n')
}
