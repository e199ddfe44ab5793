import { Link } from 'wouter'
import { fill } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { useCategoryName } from '../../lib/tip-kinds.ts'
import { caseAt } from './addresses.ts'
import { useCaseWords } from './case-words.ts'
import { type CaseBrief, CaseTags } from './CaseTags.tsx'
import { firstLine } from '../../lib/first-line.ts'
import { useOpenedText } from './opened-text.ts'

/** One case in the list: its number and kind, when it is due, and its first line once it is opened. */
export function CaseRow({ of, keys }: { of: CaseBrief; keys: Unlocked | undefined }) {
  const words = useCaseWords()
  const nameOf = useCategoryName()
  const summary = useOpenedText(of, keys)
  return (
    <Link href={caseAt(of)} className={`card case-row ${of.late ? 'late' : of.state}`}>
      <span className="row apart">
        <strong>{nameOf(of.category)}</strong>
        <span className="small soft number">
          {fill(words.number, { number: of.number, year: of.year })}
        </span>
      </span>
      <span className={`case-line ${summary.state}`}>
        {summary.state === 'open' ? firstLine(summary.text) : words.states[summary.state]}
      </span>
      <span className="row small">
        <CaseTags of={of} />
        <span>
          {of.assignedTo ? fill(words.with, { name: of.assignedTo.name }) : words.withNobody}
        </span>
        {of.tips > 0 && <span className="number">{fill(words.tips, { count: of.tips })}</span>}
      </span>
    </Link>
  )
}
