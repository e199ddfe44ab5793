import type { CaseOutcome, TipBody, TipCategory } from '../../contract/tip-kinds.ts'
import type { sealed } from '../locales/vi/sealed.ts'
import type { Language } from '../lib/numbers.ts'
import type { Thread } from '../lib/sealed/thread.ts'

/** The words of the door, which every language has alike. */
export type Words = typeof sealed

/** What every page is drawn with. `root`: where the pages of this language stand, `` or `/en`. */
export type Look = {
  language: Language
  words: Words
  root: string
  errors: Record<string, string>
}

/** A desk as a page names it. */
export type Place = {
  keeperId: string
  title: string
  name: string
  kind: 'commune' | 'province'
  province: string
  aboveId: string | null
}

/** A blank of the form and what was typed into it, so that nothing is lost when it comes back. */
export type Typed = Record<string, string>

export type FormFacts = {
  desk: Place
  above?: Place
  mark: string
  categories: TipCategory[]
  /** Stops the same page from being sent twice. */
  ticket: string
  typed: Typed
  wrong: string[]
}

/** What a thread is told with, besides what is in it. */
export type ThreadFacts = {
  thread: Thread
  desk: string
  /** By id, in the language of the page. */
  categories: Record<string, string>
  outcomes: Record<string, string>
  reasons: Record<string, string>
  bodies: Record<string, string>
  /** Only without a script: the code goes along in the form, never in an address. */
  code?: string
  done?: keyof Words & `done_${string}`
  wrong?: string[]
  typed?: Typed
}

/** The lists that name what is in a thread. */
export type Lists = Pick<ThreadFacts, 'categories' | 'outcomes' | 'reasons' | 'bodies'>

export type Catalog = {
  categories: TipCategory[]
  outcomes: CaseOutcome[]
  bodies: TipBody[]
  reasons: { id: string; name: { vi: string; en: string } }[]
}

/** One page and what stands on it. */
export type Page =
  | { page: 'start'; onion?: string | undefined }
  | { page: 'choose'; desks: Place[]; province?: string | undefined; asked?: string | undefined }
  | ({ page: 'form' } & FormFacts)
  | { page: 'code'; code: string; desk: string; filesLeft: number }
  | { page: 'look'; catalog: Catalog; wrong: string[] }
  | ({ page: 'thread' } & ThreadFacts)
  | { page: 'bomb' }
  | { page: 'blank' }
  | { page: 'wrong'; wrong: string[] }
  | { page: 'not_found' }
