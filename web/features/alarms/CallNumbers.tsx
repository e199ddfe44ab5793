import type { z } from 'zod'
import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import type { Numbers } from '../../../contract/alarms.ts'
import { useWords } from '../../lib/language.tsx'
import '../../ui/emergency.css'
import { Icon } from '../../ui/Icon.tsx'
import './call-numbers.css'

type Line = AlarmKind['number']
type CallNumbersProps = {
  numbers: z.output<typeof Numbers>
  /** The number that belongs to what is happening: it comes first, and large. */
  first?: Line | undefined
}

const lines: Line[] = ['police', 'fire', 'medical', 'disaster']

/** The numbers to call, as this house was told them; on every screen of an alarm. */
export function CallNumbers({ numbers, first }: CallNumbersProps) {
  const { alarms, pieces } = useWords()
  const says = {
    police: pieces.emergency113,
    fire: pieces.emergency114,
    medical: pieces.emergency115,
    disaster: pieces.emergency112,
  }
  const ordered = first ? [first, ...lines.filter((line) => line !== first)] : lines
  return (
    <nav className="emergency call-numbers" aria-label={alarms.callFirst}>
      {ordered.map((line) => (
        <a
          key={line}
          href={`tel:${numbers[line]}`}
          className={line === first ? 'first-to-call' : undefined}
        >
          <Icon name="phone" />
          <strong className="number">{numbers[line]}</strong>
          <span>{says[line]}</span>
        </a>
      ))}
      {numbers.fireApp && (
        <a href={numbers.fireApp} className="fire-app" rel="noreferrer">
          <Icon name="fire" />
          <span>{alarms.fireApp}</span>
        </a>
      )}
    </nav>
  )
}
