import { useRef } from 'react'
import type { Place } from '../../../contract/wire.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { Icon } from '../../ui/Icon.tsx'
import './alarm-button.css'
import { useHold } from './hold.ts'
import { useAlarmKind } from './kinds.ts'
import { raiseAlarm } from './raising.ts'
import { whereNow } from './where-now.ts'

type AlarmButtonProps = {
  team: { keeperId: string; teamId: string; team: string }
  kind: string
  text?: string
  /** A short tap instead of a hold. */
  onTap: () => void
}

/** How long it is held: long enough for no pocket to do it, short enough for a fire. */
const heldFor = 1500

/** The one big button. Held, it raises the alarm at once. */
export function AlarmButton({ team, kind, text = '', onTap }: AlarmButtonProps) {
  const { alarms } = useWords()
  const { kind: known, name } = useAlarmKind(kind)
  const place = useRef<Promise<Place | undefined>>(undefined)
  const { holding, buttons } = useHold({
    milliseconds: heldFor,
    onHeld() {
      navigator.vibrate?.(60)
      void raiseAlarm({ ...team, kind, text }, place.current ?? whereNow(500))
    },
    onReleased: (held) => !held && onTap(),
  })

  return (
    <button
      type="button"
      className={`alarm-button ${holding ? 'holding' : ''}`}
      {...buttons}
      onPointerDown={(event) => {
        // The phone looks for itself while the button is held: nothing waits for it afterwards.
        place.current = whereNow(2000)
        buttons.onPointerDown(event)
      }}
    >
      <span className="alarm-ring">
        <Icon name={known?.icon ?? 'bell'} />
      </span>
      <span className="alarm-words">
        <strong>{alarms.raise}</strong>
        <span aria-live="polite">
          {holding ? alarms.holding : fill(alarms.holdOf, { kind: name })}
        </span>
      </span>
    </button>
  )
}
