import { useRef } from 'react'
import { Link } from 'wouter'
import type { z } from 'zod'
import type { TipBrief as BriefShape } from '../../../contract/tips.ts'
import { firstLine } from '../../lib/first-line.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { tipAt } from './addresses.ts'
import { ClockLine } from './ClockLine.tsx'
import { useInSight, useOpened } from '../../lib/tip-keys/opened.ts'
import { useCategoryName } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import { TipTags } from './TipTags.tsx'
import { tipWordsIn } from './words-in.ts'

export type TipBrief = z.output<typeof BriefShape>

/** One tip in the queue: its kind and time, what presses, and its first line once it is opened. */
export function QueueRow({ tip, keys }: { tip: TipBrief; keys: Unlocked | undefined }) {
  const words = useTipWords()
  const numbers = useNumbers()
  const nameOf = useCategoryName()
  const row = useRef<HTMLAnchorElement>(null)
  const wanted = useInSight(row)
  const opening = useOpened({ piece: tip, keys, check: tipWordsIn, wanted })

  return (
    <Link ref={row} href={tipAt(tip)} className={`card tip-row ${tip.state}`}>
      <span className="row apart">
        <strong>{nameOf(tip.category)}</strong>
        <span className="small soft number">{numbers.moment(tip.receivedAt)}</span>
      </span>
      <span className={`tip-line ${opening.state}`}>
        {opening.words ? firstLine(opening.words.text) : words.opening[opening.state]}
      </span>
      <span className="row small">
        <TipTags tip={tip} />
        {tip.files > 0 && <span>{fill(words.filesCount, { count: tip.files })}</span>}
        {tip.named && <span>{words.named}</span>}
        {tip.joinedTo && <span>{words.joinedTo}</span>}
      </span>
      {tip.state !== 'closed' && (tip.next || tip.breached > 0) && (
        <span className="row small">
          {tip.next && <ClockLine clock={tip.next} />}
          {tip.breached > 0 && (
            <span className="tip-clock ran_out">{fill(words.ranOut, { count: tip.breached })}</span>
          )}
        </span>
      )}
    </Link>
  )
}
