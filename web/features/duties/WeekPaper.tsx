import type { Model } from '../../../contract/models.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Paper } from '../../ui/Paper.tsx'
import { useDutyWords } from './duty-words.ts'
import { useShiftName, Who } from './ShiftLine.tsx'
import type { Week } from './use-duty-act.ts'
import { daysLater, daysOf } from './week-days.ts'

type WeekPaperProps = { model: Model; week: Week; works: Roster; onClose: () => void }

/** The week's roster for the wall: a table on A4 with room to sign. */
export function WeekPaper({ model, week, works, onClose }: WeekPaperProps) {
  const words = useDutyWords()
  const { paper } = words
  const numbers = useNumbers()
  const nameOf = useShiftName(works)
  return (
    <Paper
      title={paper.title}
      of={`${model.name} · ${fill(words.week, {
        from: numbers.day(week.from),
        to: numbers.day(daysLater(week.from, 6)),
      })}`}
      from={unitHeading(model.unit)}
      place={model.unit.name}
      number={null}
      year={null}
      signs={[{ role: paper.keeper }, { role: paper.seen }]}
      onClose={onClose}
    >
      <table>
        <thead>
          <tr>
            {[paper.day, paper.shift, paper.place, paper.who, paper.sign].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {daysOf(week.from, week.shifts).flatMap(({ on, at, shifts }) =>
            shifts.map((shift, nth) => (
              <tr key={shift.id}>
                {nth === 0 && (
                  <th scope="row" rowSpan={shifts.length}>
                    {words.weekday[at]}
                    <br />
                    {numbers.day(on).slice(0, 5)}
                  </th>
                )}
                <td>
                  {nameOf(shift.shift)}
                  <br />
                  {shift.from}–{shift.to}
                </td>
                <td>{shift.place}</td>
                <td>
                  {shift.state === 'called_off' ? (
                    fill(paper.off, { reason: shift.reason })
                  ) : (
                    <Who shift={shift} plain />
                  )}
                </td>
                <td className="to-sign" />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Paper>
  )
}
