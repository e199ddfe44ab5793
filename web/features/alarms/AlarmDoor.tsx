import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import './alarm-door.css'
import { useOpenAlarms } from './open.ts'
import { askWhatFor } from './raising.ts'

/** On every page the way to raise the alarm, for the members of a team: on the bar, or under a thumb. */
export function AlarmDoor({ at }: { at: 'bar' | 'thumb' }) {
  const { alarms } = useWords()
  const { known } = useOpenAlarms()
  if (!known || known.teams.length === 0) return null
  if (at === 'bar')
    return (
      <Button className="alarm-door" icon="bell" onClick={() => askWhatFor()}>
        {alarms.raise}
      </Button>
    )
  return (
    <button type="button" className="alarm-thumb" onClick={() => askWhatFor()}>
      <Icon name="bell" />
      {alarms.raise}
    </button>
  )
}
