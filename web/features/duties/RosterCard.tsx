import { useState } from 'react'
import { duties, type Hand, type Rest, type Rota } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal, Tag } from '../../ui/Status.tsx'
import { useDutyWords } from './duty-words.ts'
import { HandDialog } from './HandDialog.tsx'
import { Leave } from './Leave.tsx'
import { RestDialog } from './RestDialog.tsx'
import { RotaDialog } from './RotaDialog.tsx'
import { useShiftName } from './ShiftLine.tsx'
import { type Of, useDutyAct, type Week } from './use-duty-act.ts'

type RosterCardProps = { of: Of; week: Week; works: Roster }

/** The roster as its keeper writes it: its lines, its people, its days off. */
export function RosterCard({ of, week, works }: RosterCardProps) {
  const { roster: words } = useDutyWords()
  const [open, setOpen] = useState<'line' | 'hand' | 'rest' | Rota>()
  const close = () => setOpen(undefined)
  return (
    <section className="card stack no-print">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      <div className="halves">
        <div className="stack tight">
          <h3>{words.lines}</h3>
          {week.rota.length === 0 && <p className="soft">{words.none}</p>}
          <ul className="plain roster-lines">
            {week.rota.map((line) => (
              <li key={line.id}>
                <Line line={line} hands={week.hands} works={works} />
                <Button icon="pen" onClick={() => setOpen(line)}>
                  {words.changeAct}
                </Button>
              </li>
            ))}
          </ul>
          <div className="row">
            <Button icon="plus" onClick={() => setOpen('line')}>
              {words.add}
            </Button>
          </div>
        </div>
        <div className="stack tight">
          <h3>{words.people}</h3>
          {week.hands.length === 0 && <p className="soft">{words.noPeople}</p>}
          <ul className="plain roster-lines">
            {week.hands.map((hand) => (
              <Person key={hand.id} of={of} hand={hand} />
            ))}
          </ul>
          <div className="row">
            <Button icon="person" onClick={() => setOpen('hand')}>
              {words.addHand}
            </Button>
          </div>
          <h3>{words.rests}</h3>
          {week.rests.length === 0 && <p className="soft">{words.noRests}</p>}
          <ul className="plain roster-lines">
            {week.rests.map((rest) => (
              <DaysOff key={rest.id} of={of} rest={rest} />
            ))}
          </ul>
          <div className="row">
            <Button icon="sun" onClick={() => setOpen('rest')}>
              {words.addRest}
            </Button>
          </div>
        </div>
      </div>
      {open === 'hand' && <HandDialog of={of} onClose={close} />}
      {open === 'rest' && <RestDialog of={of} onClose={close} />}
      {(open === 'line' || typeof open === 'object') && (
        <RotaDialog
          of={of}
          line={open === 'line' ? undefined : open}
          hands={week.hands}
          works={works}
          onClose={close}
        />
      )}
    </section>
  )
}

function Line({ line, hands, works }: { line: Rota; hands: Hand[]; works: Roster }) {
  const words = useDutyWords()
  const nameOf = useShiftName(works)
  const days =
    line.weekdays.length === 7
      ? words.roster.every
      : line.weekdays.map((day) => words.weekdayShort[day - 1]).join(', ')
  const names = line.hands.map((id) => hands.find((hand) => hand.id === id)?.name ?? '')
  return (
    <span className="shift-facts">
      <strong>
        {nameOf(line.shift)}{' '}
        <span className="number">
          {line.from}–{line.to}
        </span>
      </strong>
      <span className="small">{days}</span>
      {line.place && <span className="small soft">{line.place}</span>}
      <span className="small">{names.join(', ') || words.nobody}</span>
    </span>
  )
}

function Person({ of, hand }: { of: Of; hand: Hand }) {
  const { roster: words } = useDutyWords()
  return (
    <li>
      <span className="row">
        <span>{hand.name}</span>
        {!hand.agreed && <Tag tone="wait">{words.waits}</Tag>}
        {!hand.account && <span className="small soft">{words.noApp}</span>}
      </span>
      <Leave of={of} hand={hand} />
    </li>
  )
}

function DaysOff({ of, rest }: { of: Of; rest: Rest }) {
  const { roster: words } = useDutyWords()
  const numbers = useNumbers()
  const lifting = useDutyAct(duties.liftRest)
  return (
    <li>
      <span className="shift-facts">
        <strong className="number">
          {numbers.day(rest.from)} – {numbers.day(rest.to)}
        </strong>
        <span className="small soft">{rest.reason}</span>
        <Refusal error={lifting.error} />
      </span>
      <Button
        look="plain"
        busy={lifting.isPending}
        onClick={() => lifting.mutate({ ...of, id: rest.id })}
      >
        {words.lift}
      </Button>
    </li>
  )
}
