import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportedFigure } from '../../contract/figures.ts'
import { units } from '../../contract/units.ts'
import { asking } from '../lib/call.ts'
import { useCatalog } from '../lib/catalog.ts'
import { drawFigure } from '../lib/figure.ts'
import { fill, useLanguage, useNumbers, useWords } from '../lib/language.tsx'
import { unitName } from '../lib/unit-name.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import './figure.css'

/** A reported figure set large, in the words of its source; pressing it opens the source. */
export function Figure({ figure }: { figure: ReportedFigure }) {
  const { pieces } = useWords()
  const [open, setOpen] = useState(false)
  const { lead, number, unit, of, text } = useDrawn(figure)

  return (
    <figure className="figure">
      <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <span className="unseen">
          {text}. {figure.subject}. {pieces.source}
        </span>
        <span className="figure-said" aria-hidden="true">
          {lead && <span className="figure-lead">{lead} </span>}
          <span className="figure-number number">{number}</span>
          {unit && <span className="figure-unit"> {unit}</span>}
          {of && <span className="figure-unit"> {of}</span>}
        </span>
      </button>
      <figcaption>
        {figure.subject}
        <Vintage figure={figure} />
      </figcaption>
      {open && <FigureSource figure={figure} onClose={() => setOpen(false)} />}
    </figure>
  )
}

/** A counted number set large. `amount` null: too few to be shown. */
export function Count({
  amount,
  unit,
  label,
}: {
  amount: number | null
  unit: string
  label: string
}) {
  const { pieces } = useWords()
  const numbers = useNumbers()
  return (
    <figure className="figure">
      <p className="figure-said">
        <span className="figure-number number">
          {amount === null ? pieces.tooFew : numbers.number(amount)}
        </span>
        <span className="figure-unit"> {unit}</span>
      </p>
      <figcaption>{label}</figcaption>
    </figure>
  )
}

/** The figure's words in the reader's language; in English the unit is the catalog's. */
function useDrawn(figure: ReportedFigure) {
  const { language, say } = useLanguage()
  const indicator = useCatalog(language === 'en')?.indicator(figure.indicator)
  const unit = language === 'en' && indicator ? say(indicator.unit) : figure.unitWord
  return drawFigure(figure, language, unit)
}

function Vintage({ figure }: { figure: ReportedFigure }) {
  const { pieces } = useWords()
  if (!figure.periodNote && !figure.unit.validTo) return null
  return (
    <span className="figure-vintage">
      {[
        figure.periodNote.replace(/\.$/, ''),
        figure.unit.validTo && `${unitName(figure.unit)}, ${pieces.oldMap}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

/** Where a figure comes from, when it was true, and of which map. */
export function FigureSource({ figure, onClose }: { figure: ReportedFigure; onClose: () => void }) {
  const { pieces } = useWords()
  const numbers = useNumbers()
  const { text } = useDrawn(figure)
  const { source } = figure

  return (
    <Dialog title={pieces.sourceTitle} onClose={onClose}>
      <p className="figure-quote" lang="vi">
        <strong>{text}</strong> {figure.subject}
      </p>
      <ul className="plain stack tight">
        {!figure.derived && (
          <li>
            <cite>{source.title}</cite>
            {source.publisher && ` · ${source.publisher}`}
            {source.publishedOn &&
              ` · ${fill(pieces.publishedOn, { day: numbers.day(source.publishedOn) })}`}
          </li>
        )}
        <li>
          {fill(pieces.madeIn, { unit: unitName(figure.unit) })}
          {figure.unit.validTo && ` (${pieces.oldMap})`}
          <NowIn figure={figure} />
        </li>
        <Period figure={figure} />
        {figure.periodNote && <li>{figure.periodNote}</li>}
        {figure.note && <li className="soft">{figure.note}</li>}
        {figure.derived && (
          <li>
            {fill(pieces.derived, {
              formula: figure.derived.formula.replace(/(?<=^|\+ )[\d.]+/g, (part) =>
                numbers.number(Number(part)),
              ),
            })}
          </li>
        )}
      </ul>
      <div className="no-print">
        <Button onClick={onClose}>{pieces.close}</Button>
      </div>
    </Dialog>
  )
}

/** A place of the old map says what it lies in today. */
function NowIn({ figure: { unit } }: { figure: ReportedFigure }) {
  const { pieces } = useWords()
  const then = useQuery({ ...asking(units.read, { id: unit.id }), enabled: unit.validTo !== null })
  const became = then.data?.became ?? []
  if (became.length === 0) return null
  return ` · ${fill(pieces.nowIn, { unit: became.map(unitName).join(', ') })}`
}

/** The days a figure was true of, where its source tells them. */
function Period({ figure: { periodKind, from, to } }: { figure: ReportedFigure }) {
  const { pieces } = useWords()
  const numbers = useNumbers()
  const ends = { from: numbers.day(from ?? ''), to: numbers.day(to ?? '') }
  const day = to ?? from
  if (periodKind === 'as_of' && day) return <li>{fill(pieces.asOf, { day: numbers.day(day) })}</li>
  if (from && to) return <li>{fill(pieces.between, ends)}</li>
  if (from) return <li>{fill(pieces.since, ends)}</li>
  return null
}
