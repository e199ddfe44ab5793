import { useState } from 'react'
import { useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { AlarmButton } from './AlarmButton.tsx'
import { AlarmCard } from './AlarmCard.tsx'
import { lastKind } from './last-kind.ts'
import { useOpenAlarms } from './open.ts'
import { PushCard } from './PushCard.tsx'
import { askWhatFor } from './raising.ts'

/** On the page one comes home to: what is open now, and the one big button of one's team. */
export function AlarmHere() {
  const { alarms } = useWords()
  const { known } = useOpenAlarms()
  const [kind] = useState(lastKind)
  if (!known) return null
  const [mine] = known.teams
  if (!mine && known.alarms.length === 0) return null

  return (
    <section className="stack tight" aria-label={alarms.alarm}>
      {known.alarms.map((alarm) => (
        <AlarmCard key={alarm.id} alarm={alarm} />
      ))}
      {mine && (
        <>
          <AlarmButton
            team={{
              keeperId: mine.keeperId,
              teamId: mine.team.id,
              team: unitHeading(mine.team),
            }}
            kind={kind}
            onTap={() => askWhatFor(mine.team.id)}
          />
          <p className="small soft">{alarms.raiseSays}</p>
          <div>
            <Button look="plain" icon="next" onClick={() => askWhatFor(mine.team.id)}>
              {alarms.chooseKind}
            </Button>
          </div>
          <PushCard />
        </>
      )}
    </section>
  )
}
