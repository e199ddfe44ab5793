import { Link } from 'wouter'
import type { AlarmBrief } from '../../../contract/alarms.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Icon } from '../../ui/Icon.tsx'
import { boardAt } from './addresses.ts'
import './alarm-card.css'
import { AlarmTags } from './AlarmTags.tsx'
import { useAlarmKind } from './kinds.ts'

/** An alarm in a list: what, where, when, and how it stands. */
export function AlarmCard({ alarm }: { alarm: AlarmBrief }) {
  const { alarms } = useWords()
  const numbers = useNumbers()
  const { kind, name } = useAlarmKind(alarm.kind)
  const open = alarm.state !== 'closed'
  return (
    <Link
      href={boardAt(alarm)}
      className={`card alarm-card ${open && !alarm.drill ? 'open' : ''} ${alarm.drill ? 'drill' : ''}`}
    >
      <Icon name={kind?.icon ?? 'bell'} />
      <span className="alarm-card-words">
        {open && <span className="small">{alarms.openNow}</span>}
        <strong>{fill(alarms.ringingTeam, { kind: name, team: unitHeading(alarm.team) })}</strong>
        <span className="row small">
          <AlarmTags alarm={alarm} />
          <span className="number">{numbers.moment(alarm.raisedAt)}</span>
          <span>{fill(alarms.homesCount, { answered: alarm.answered, homes: alarm.homes })}</span>
        </span>
      </span>
    </Link>
  )
}
