import { useSearchParams } from 'wouter'
import { ActivityState } from '../../../contract/activities.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { Tick } from '../../ui/Choice.tsx'
import { DayField, SelectField } from '../../ui/TextField.tsx'
import '../../ui/unfold.css'
import { UnitPicker } from '../../ui/UnitPicker.tsx'

type DiaryFiltersProps = {
  place: UnitBrief | undefined
  filtered: boolean
  modelName: string | undefined
}

/** What the list is narrowed to; every choice goes into the address, so that a link holds it. */
export function DiaryFilters({ place, filtered, modelName }: DiaryFiltersProps) {
  const { words, say } = useLanguage()
  const { diary, activities } = words
  const catalog = useCatalog()
  const [address, setAddress] = useSearchParams()
  const value = (name: string) => address.get(name) ?? ''
  const set = (name: string, next: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (next) after.set(name, next)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  const kinds = (catalog?.activities ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))
  const states = ActivityState.options.map((state) => ({
    value: state,
    label: activities.states[state],
  }))

  return (
    <details className="unfold card no-print" open={filtered}>
      <summary>{diary.filters}</summary>
      <div className="diary-filters">
        <UnitPicker label={diary.under} picked={place} onPick={({ id }) => set('under', id)} />
        <SelectField
          label={diary.kind}
          blank={diary.anyKind}
          options={kinds}
          value={value('kind')}
          onChange={(kind) => set('kind', kind)}
        />
        <SelectField
          label={diary.state}
          blank={diary.anyState}
          options={states}
          value={value('state')}
          onChange={(state) => set('state', state)}
        />
        <DayField
          label={diary.from}
          max={today()}
          value={value('from')}
          onChange={(from) => set('from', from)}
        />
        <DayField
          label={diary.to}
          max={today()}
          value={value('to')}
          onChange={(to) => set('to', to)}
        />
        <Tick
          label={diary.mine}
          checked={value('mine') === 'true'}
          onChange={(mine) => set('mine', mine ? 'true' : '')}
        />
        {value('modelId') && (
          <Tick label={modelName ?? diary.onlyModel} checked onChange={() => set('modelId', '')} />
        )}
        {filtered && (
          <div>
            <Button
              look="plain"
              icon="close"
              onClick={() => setAddress(place ? { under: place.id } : {}, { replace: true })}
            >
              {diary.clearFilters}
            </Button>
          </div>
        )}
      </div>
    </details>
  )
}
