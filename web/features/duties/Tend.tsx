import { useEffect, useState } from 'react'
import { duties, type Shift } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { codeOf } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { keepUnsent, useUnsent } from '../../lib/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useDutyWords } from './duty-words.ts'
import { EndDialog } from './EndDialog.tsx'
import { RouteCard } from './RouteCard.tsx'
import { type Of, useDutyAct } from './use-duty-act.ts'
import { clockOf, isMine, opensAt } from './week-days.ts'

type TendProps = {
  of: Of
  shift: Shift
  works: Roster
  /** Of which model: shown while something waits for a network. */
  label: string
}

/** Begins a shift and ends it, with or without a network; on a patrol its route stands beside. */
export function Tend({ of, shift, works, label }: TendProps) {
  const words = useDutyWords()
  const say = useToast()
  const [ending, setEnding] = useState(false)
  const unsent = useUnsent()
  const starting = useDutyAct(duties.start)
  const opens = opensAt(shift)
  const open = useNow() >= Date.parse(opens)
  // Begun without a network: it is on for whoever holds this phone, and sent when it can be.
  const startId = `${shift.id}-start`
  const on = shift.state === 'started' || unsent.some(({ id }) => id === startId)
  const over = unsent.some(({ id }) => id === `${shift.id}-end`)

  async function start() {
    // The moment of the press counts, not that of its arrival.
    const at = new Date().toISOString()
    const input = { ...of, id: shift.id, at }
    try {
      await starting.mutateAsync(input)
    } catch (reason) {
      if (codeOf(reason) !== 'network') return
      const { method, path } = duties.start
      keepUnsent({ id: startId, at: { method, path }, input, files: [], label })
      say({ text: words.startKept })
    }
  }

  const refused = codeOf(starting.error) === 'network' ? undefined : starting.error
  return (
    <div className="tend">
      <div className="stack tight">
        {shift.startedAt && (
          <p className="small">{fill(words.startedAt, { time: clockOf(shift.startedAt) })}</p>
        )}
        <Refusal error={refused} />
        {over ? (
          <p className="notice">{words.endKept}</p>
        ) : on ? (
          <Button look="main" className="big" icon="check" onClick={() => setEnding(true)}>
            {words.end}
          </Button>
        ) : open ? (
          <Button
            look="main"
            className="big"
            icon="clock"
            busy={starting.isPending}
            onClick={() => void start()}
          >
            {words.start}
          </Button>
        ) : (
          <p className="soft">{fill(words.startFrom, { time: clockOf(opens) })}</p>
        )}
      </div>
      {on && !over && works.trace && isMine(shift.turns) && <RouteCard of={of} shift={shift} />}
      {ending && (
        <EndDialog
          of={of}
          shift={shift}
          works={works}
          label={label}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  )
}

/** The time, looked at every half minute: a shift that may begin shows it without being asked. */
function useNow() {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
