import { fill, useNumbers } from '../../lib/language.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Version } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

/** The clock of the law: until when the next step is due, and how many working days that is. */
export function Due({ due }: { due: NonNullable<Version['due']> }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const { step, dueOn, daysLeft, late } = due
  const left = late
    ? fill(words.daysLate, { count: numbers.number(-daysLeft) })
    : daysLeft === 0
      ? words.lastDay
      : fill(words.daysLeft, { count: numbers.number(daysLeft) })
  return (
    <p className={late ? 'notice covenant-due' : 'card covenant-due'}>
      <Icon name={late ? 'warn' : 'clock'} />
      <span>
        <strong>{left}</strong> {fill(words.due[step], { day: numbers.day(dueOn) })}
      </span>
    </p>
  )
}
