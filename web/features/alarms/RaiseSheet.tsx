import { useState } from 'react'
import { fill, useLanguage } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import '../../ui/unfold.css'
import { AlarmButton } from './AlarmButton.tsx'
import { CallNumbers } from './CallNumbers.tsx'
import { useHold } from './hold.ts'
import { useAlarmKinds } from './kinds.ts'
import { lastKind, showKind } from './last-kind.ts'
import { type MyTeam, useOpenAlarms } from './open.ts'
import { closeRaising, raiseAlarm, raiseSilently } from './raising.ts'
import './raise-sheet.css'
import { whereIfAllowed, whereNow } from './where-now.ts'

type RaiseSheetProps = { teams: MyTeam[]; teamId: string | undefined }

/** What is happening, for which team: then the button is held, or words are sent. */
export function RaiseSheet({ teams, teamId }: RaiseSheetProps) {
  const { words, say } = useLanguage()
  const { alarms } = words
  const { numbers } = useOpenAlarms()
  const kinds = useAlarmKinds()
  const [chosenTeam, setChosenTeam] = useState(teamId ?? teams[0]?.team.id)
  const [chosen, setChosen] = useState<string>()
  const [text, setText] = useState('')
  const kind = chosen ?? lastKind()
  const mine = teams.find(({ team }) => team.id === chosenTeam) ?? teams[0]
  if (!mine) return null

  const team = { keeperId: mine.keeperId, teamId: mine.team.id, team: unitHeading(mine.team) }
  return (
    <Dialog title={fill(alarms.sheetTitle, { team: team.team })} onClose={closeRaising}>
      {teams.length > 1 && (
        <Choice
          label={alarms.whichTeam}
          options={teams.map((each) => ({ value: each.team.id, label: unitHeading(each.team) }))}
          value={mine.team.id}
          onChange={setChosenTeam}
        />
      )}
      <fieldset className="kind-tiles">
        <legend>{alarms.whichKind}</legend>
        {kinds.map(({ id, icon, name }) => (
          <label key={id}>
            <input
              type="radio"
              name="alarm-kind"
              checked={id === kind}
              onChange={() => {
                setChosen(id)
                showKind(id)
              }}
            />
            <Icon name={icon} />
            <span>{say(name)}</span>
          </label>
        ))}
      </fieldset>
      <AlarmButton team={team} kind={kind} text={text} onTap={() => {}} />
      <details className="unfold">
        <summary>{alarms.byText}</summary>
        <div className="stack tight">
          <TextArea
            label={alarms.text}
            hint={alarms.textHint}
            maxLength={500}
            rows={2}
            value={text}
            onChange={setText}
          />
          <div>
            <Button
              look="danger"
              icon="send"
              onClick={() => void raiseAlarm({ ...team, kind, text }, whereNow(2000))}
            >
              {alarms.sendText}
            </Button>
          </div>
        </div>
      </details>
      <CallNumbers numbers={numbers} />
      <Cancel
        onDuress={() =>
          void raiseSilently({ ...team, kind: chosen ?? 'violence', text }, whereIfAllowed(2000))
        }
      />
    </Dialog>
  )
}

/** Pressed, it closes the sheet. Held for three seconds it closes the sheet too, and calls in silence. */
function Cancel({ onDuress }: { onDuress: () => void }) {
  const { alarms } = useLanguage().words
  const { buttons } = useHold({
    milliseconds: 3000,
    onHeld: onDuress,
    onReleased: closeRaising,
  })
  return (
    <div>
      <Button {...buttons} className="duress">
        {alarms.cancel}
      </Button>
    </div>
  )
}
