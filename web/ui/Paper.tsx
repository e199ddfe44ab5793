import type { ReactNode } from 'react'
import { fill, useLanguage, useNumbers, useWords } from '../lib/language.tsx'
import { today } from '../lib/numbers.ts'
import { paper as english } from '../locales/en/paper.ts'
import { paper } from '../locales/vi/paper.ts'
import { Button } from './Button.tsx'
import './paper.css'

const papers = { vi: paper, en: english satisfies typeof paper }

type PaperProps = {
  title: string
  /** Under the title, which of its kind it is. */
  of?: string | undefined
  /** Who makes the paper out: a commune, a police station; and the body it belongs to. */
  from: string
  over?: string | undefined
  /** The place that stands before the day. */
  place: string
  /** Left open where it has none: to be written by hand. */
  number?: number | null | undefined
  year?: number | null | undefined
  /** The day it bears; today where nothing is said. */
  day?: string | undefined
  /** How a paper that is sent out is numbered, such as 45/QĐ-UBND; null where it has no number. */
  numbered?: string | null
  /** False where the paper goes out of the house. */
  internal?: boolean
  /** Who is sent a copy: stands left of the signature. */
  receivers?: ReactNode
  signs: Sign[]
  /** What is said beside the buttons, and not printed. */
  says?: string | undefined
  /** Without it the page around it has the buttons. */
  onClose?: (() => void) | undefined
  children: ReactNode
}

type Sign = { role: string; name?: string; mark?: string | null }

/** A paper on A4, put together in the browser from what lies open there. */
export function Paper({ title, of, from, over, place, signs, children, ...rest }: PaperProps) {
  const { number, year, day, numbered, internal = true, receivers, says, onClose } = rest
  const words = papers[useLanguage().language]
  const { pieces } = useWords()
  const numbers = useNumbers()
  return (
    <div className="stack">
      {onClose && (
        <div className="row no-print">
          <Button look="main" icon="print" onClick={() => print()}>
            {pieces.print}
          </Button>
          <Button icon="back" onClick={onClose}>
            {pieces.back}
          </Button>
          {says && <p className="small soft">{says}</p>}
        </div>
      )}
      <article className="a4">
        <header className="a4-heads">
          <p>
            {over && <span>{over}</span>}
            <strong>{from}</strong>
            {numbered === undefined && (
              <span>{fill(words.number, { number: number ?? '……', year: year ?? '……' })}</span>
            )}
            {numbered && <span>{fill(words.numbered, { number: numbered })}</span>}
          </p>
          <p>
            <strong>{words.nation}</strong>
            <strong className="a4-motto">{words.motto}</strong>
            <em>{fill(words.placeDay, { place, day: numbers.longDay(day ?? today()) })}</em>
          </p>
        </header>
        <h1>{title}</h1>
        {of && <p className="a4-of">{of}</p>}
        {internal && <p className="a4-internal">({words.internal})</p>}
        {children}
        <footer className="a4-signs">
          {receivers}
          {signs.map(({ role, name, mark }) => (
            <div key={role}>
              <strong>{role}</strong>
              <em>{words.sign}</em>
              <Mark mark={mark} name={name ?? role} />
              <span>{name}</span>
            </div>
          ))}
        </footer>
      </article>
    </div>
  )
}

/** A label and what belongs behind it; nothing where there is nothing to say. */
export function PaperLine({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null
  return (
    <p className="a4-line">
      {label}: <strong>{children}</strong>
    </p>
  )
}

/** A drawn signature. */
export function Mark({ mark, name }: { mark: string | null | undefined; name: string }) {
  return mark ? <img className="mark" src={`data:image/png;base64,${mark}`} alt={name} /> : null
}
