import type { Shift } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { useDutyWords } from './duty-words.ts'
import { After, ShiftTag, useShiftName, Who } from './ShiftLine.tsx'
import type { Week } from './use-duty-act.ts'
import { daysOf, isMine } from './week-days.ts'

type WeekDaysProps = { week: Week; works: Roster; onOpen: (id: string) => void }

/** A week of shifts: day under day on a phone, day beside day where there is room. */
export function WeekDays({ week, works, onOpen }: WeekDaysProps) {
  const words = useDutyWords()
  const numbers = useNumbers()
  const now = today()
  return (
    <ol className="plain week">
      {daysOf(week.from, week.shifts).map(({ on, at, shifts }) => (
        <li key={on} className="day" data-today={on === now ? '' : undefined}>
          <h3>
            <span>{words.weekday[at]}</span>
            <span className="small soft number">{numbers.day(on).slice(0, 5)}</span>
            {on === now && <span className="small">{words.today}</span>}
          </h3>
          {shifts.length === 0 ? (
            <p className="small soft">{words.noShiftThatDay}</p>
          ) : (
            <ul className="plain">
              {shifts.map((shift) => (
                <li key={shift.id}>
                  <ShiftCard shift={shift} works={works} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

type ShiftCardProps = { shift: Shift; works: Roster; onOpen: (id: string) => void }

function ShiftCard({ shift, works, onOpen }: ShiftCardProps) {
  const nameOf = useShiftName(works)
  return (
    <button
      type="button"
      className="shift"
      data-state={shift.state}
      data-mine={isMine(shift.turns) ? '' : undefined}
      onClick={() => onOpen(shift.id)}
    >
      <span className="number shift-time">
        {shift.from}–{shift.to}
      </span>
      <span className="small">{nameOf(shift.shift)}</span>
      <Who shift={shift} />
      {shift.place && <span className="small soft">{shift.place}</span>}
      <span className="row tags">
        <ShiftTag shift={shift} works={works} />
      </span>
      <After shift={shift} />
    </button>
  )
}
