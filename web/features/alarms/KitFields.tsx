import { KitKind } from '../../../contract/alarm-teams.ts'
import { useWords } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, SelectField } from '../../ui/TextField.tsx'
import { useTeamWords } from './team-words.ts'

/** One line of a home's equipment while it is being written. */
export type Kept = { id: string; kind: KitKind; count: number | undefined; expiresOn: string }

type KitFieldsProps = { value: Kept[]; onChange: (value: Kept[]) => void }

/** What a home keeps against fire, line by line. */
export function KitFields({ value, onChange }: KitFieldsProps) {
  const { pieces } = useWords()
  const alarmTeams = useTeamWords()
  const kinds = KitKind.options.map((kind) => ({ value: kind, label: alarmTeams.kitKinds[kind] }))
  const set = (id: string, changed: Partial<Kept>) =>
    onChange(value.map((line) => (line.id === id ? { ...line, ...changed } : line)))
  const more = () =>
    onChange([...value, { id: uuid7(), kind: 'breaking_tool', count: 1, expiresOn: '' }])

  return (
    <fieldset className="stack tight">
      <legend>{alarmTeams.kit}</legend>
      {value.map((line) => (
        <div key={line.id} className="kit-line">
          <SelectField
            label={alarmTeams.kitKind}
            options={kinds}
            value={line.kind}
            onChange={(kind) => set(line.id, { kind: kind as KitKind })}
          />
          <NumberField
            label={alarmTeams.kitCount}
            value={line.count}
            onChange={(count) => set(line.id, { count })}
          />
          <DayField
            label={alarmTeams.kitExpires}
            value={line.expiresOn}
            onChange={(expiresOn) => set(line.id, { expiresOn })}
          />
          <Button look="plain" onClick={() => onChange(value.filter(({ id }) => id !== line.id))}>
            {pieces.remove}
          </Button>
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={more}>
          {alarmTeams.kitAdd}
        </Button>
      </div>
    </fieldset>
  )
}
