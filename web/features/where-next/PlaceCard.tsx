import { useState } from 'react'
import { Link } from 'wouter'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { FitBar, FitReasons } from '../../ui/FitReasons.tsx'
import '../../ui/unfold.css'
import { Tag } from '../../ui/Status.tsx'
import { OfferDialog } from './OfferDialog.tsx'
import { useWhereWords } from './where-words.ts'
import type { Found } from './WhereNextPage.tsx'

type PlaceCardProps = { found: Found; place: Found['places'][number]; number: number }

/** A place that lacks the model: its points, where they come from, and the way to ask it. */
export function PlaceCard({ found, place, number }: PlaceCardProps) {
  const said = useWhereWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  const { unit, commune, households, points, reasons } = place
  const against = reasons.filter(({ points: some }) => some === 0)

  return (
    <article className="card place-card">
      <header className="stack tight">
        <h3>
          <span className="soft number">{number}.</span>{' '}
          <Link href={`/don-vi/${unit.id}`}>{unitHeading(unit)}</Link>
        </h3>
        <p className="small soft">
          {unitName(commune)},{' '}
          {households === null
            ? said.noHouseholds
            : fill(said.households, { count: numbers.number(households) })}
        </p>
        <FitBar points={points} reasons={reasons} />
        <div className="no-print">
          {asked ? (
            <Tag tone="good">{said.offeredHere}</Tag>
          ) : (
            <Button icon="send" onClick={() => setOpen(true)}>
              {said.offer}
            </Button>
          )}
        </div>
      </header>
      <div className="stack tight">
        <FitReasons reasons={reasons.filter(({ points: some }) => some > 0)} />
        {against.length > 0 && (
          <details className="unfold small">
            <summary>{fill(said.against, { count: against.length })}</summary>
            <FitReasons reasons={against} />
          </details>
        )}
      </div>
      {open && (
        <OfferDialog
          found={found}
          place={place}
          onClose={() => setOpen(false)}
          onAsked={() => {
            setAsked(true)
            setOpen(false)
          }}
        />
      )}
    </article>
  )
}
