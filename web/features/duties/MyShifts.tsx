import type { Shift } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useDutyWords } from './duty-words.ts'
import { Leave } from './Leave.tsx'
import { useShiftName, Who } from './ShiftLine.tsx'
import { Swapping } from './Swapping.tsx'
import { Tend } from './Tend.tsx'
import type { Of, Week } from './use-duty-act.ts'
import { isMine, nextOf } from './week-days.ts'

type MyShiftsProps = { of: Of; week: Week; works: Roster; label: string }

/** What the one who looks has before them: the shift that is on or comes next with its one act, then the others. */
export function MyShifts({ of, week, works, label }: MyShiftsProps) {
  const words = useDutyWords()
  const me = week.hands.find(({ mine }) => mine)
  if (!me?.agreed) return null
  const next = nextOf(week.mine)
  const rest = week.mine.filter(({ id }) => id !== next?.id)
  // Whoever is asked, or asks, has something to settle: it does not hide.
  const open = rest.filter(({ swaps }) => swaps.some(({ from, to }) => [from, to].includes(me.id)))
  const later = rest.filter((shift) => !open.includes(shift))
  return (
    <section className="card stack no-print">
      <h2>{words.mine}</h2>
      {week.mine.length === 0 && <p className="soft">{words.mineNone}</p>}
      {next && (
        <div className="stack tight">
          <Facts shift={next} works={works} />
          <Tend of={of} shift={next} works={works} label={label} />
          <Swapping of={of} shift={next} week={week} />
        </div>
      )}
      <Shifts of={of} week={week} works={works} shifts={open} />
      {later.length > 0 && (
        <details className="unfold">
          <summary>{fill(words.later, { count: later.length })}</summary>
          <Shifts of={of} week={week} works={works} shifts={later} />
        </details>
      )}
      <div className="row">
        <Leave of={of} hand={me} />
      </div>
    </section>
  )
}

type ShiftsProps = { of: Of; week: Week; works: Roster; shifts: Shift[] }

function Shifts({ of, week, works, shifts }: ShiftsProps) {
  if (shifts.length === 0) return null
  return (
    <ul className="plain my-shifts">
      {shifts.map((shift) => (
        <li key={shift.id}>
          <Facts shift={shift} works={works} />
          <Swapping of={of} shift={shift} week={week} />
        </li>
      ))}
    </ul>
  )
}

function Facts({ shift, works }: { shift: Shift; works: Roster }) {
  const words = useDutyWords()
  const numbers = useNumbers()
  const nameOf = useShiftName(works)
  const weekday = new Date(`${shift.on}T00:00:00Z`).getUTCDay() || 7
  return (
    <p className="shift-facts">
      <strong>
        {words.weekday[weekday - 1]} {numbers.day(shift.on).slice(0, 5)}
      </strong>
      <span className="number">
        {shift.from}–{shift.to}
        {shift.to <= shift.from && ` (${words.overMidnight})`}
      </span>
      <span className="small soft">
        {nameOf(shift.shift)}
        {shift.place && ` · ${shift.place}`}
      </span>
      {isMine(shift.turns) && (
        <span className="small">
          <Who shift={shift} />
        </span>
      )}
    </p>
  )
}
