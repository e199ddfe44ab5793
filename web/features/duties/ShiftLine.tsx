import type { Shift } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'
import { useDutyWords } from './duty-words.ts'

const tones = {
  planned: 'plain',
  started: 'good',
  ended: 'plain',
  missed: 'wait',
  called_off: 'off',
} as const

/** The name of a shift as the catalog has it. */
export function useShiftName(works: Roster) {
  const { say } = useLanguage()
  return (id: string) => {
    const known = works.shifts.find((shift) => shift.id === id)
    return known ? say(known.name) : id
  }
}

/** How a shift stands; of one that simply lies ahead nothing need be said. */
export function ShiftTag({ shift, works }: { shift: Shift; works: Roster }) {
  const words = useDutyWords()
  const waits = shift.swaps.length > 0
  return (
    <>
      {shift.state !== 'planned' && <Tag tone={tones[shift.state]}>{words.state[shift.state]}</Tag>}
      {shift.short && <Tag tone="wait">{fill(words.short, { count: works.hands })}</Tag>}
      {waits && <Tag tone="wait">{words.swapWaits}</Tag>}
    </>
  )
}

/** Who takes a shift: by name, or how many where names are not for the one who looks. `plain`: as on paper. */
export function Who({ shift, plain = false }: { shift: Shift; plain?: boolean }) {
  const words = useDutyWords()
  const { turns } = shift
  if (turns.length === 0) return <span className="soft">{words.nobody}</span>
  if (turns.some(({ name }) => name === null))
    return <span>{fill(words.people, { count: turns.length })}</span>
  return (
    <span>
      {turns.map(({ handId, name, mine, came }, at) => (
        <span key={handId}>
          {at > 0 && ', '}
          {came === false ? <s>{name}</s> : mine && !plain ? <strong>{name}</strong> : name}
        </span>
      ))}
    </span>
  )
}

/** How far a route was, when it is over. */
export function useMetres() {
  const words = useDutyWords()
  const numbers = useNumbers()
  return (metres: number) =>
    metres < 1000
      ? fill(words.metres, { count: numbers.number(metres) })
      : fill(words.kilometres, { count: numbers.number(Math.round(metres / 10) / 100) })
}

/** What is left to say of a shift: its reason, how far it was. */
export function After({ shift }: { shift: Shift }) {
  const words = useDutyWords()
  const metres = useMetres()
  const missed = shift.state === 'missed'
  return (
    <>
      {(shift.reason || missed) && (
        <span className="small soft">{shift.reason || words.noReason}</span>
      )}
      {shift.metres !== null && (
        <span className="small soft">{fill(words.walked, { metres: metres(shift.metres) })}</span>
      )}
    </>
  )
}
