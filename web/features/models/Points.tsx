import { useState } from 'react'
import { type Model, models } from '../../../contract/models.ts'
import type { Place } from '../../../contract/wire.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitName } from '../../lib/unit-name.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { PlaceField } from '../../ui/PlaceField.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useModelChange } from './change-model.ts'
import { EndDialog } from './EndDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { PointPlan } from '../../ui/PointPlan.tsx'
import type { Spot } from '../../ui/point-plan.ts'

/** Where the model works: its points on a list and on a plan. */
export function Points({ model, word }: { model: Model; word: string }) {
  const { models: said } = useWords()
  const numbers = useNumbers()
  const spots = model.pointList.flatMap(({ id, name, place, until }, at): Spot[] =>
    place && !until ? [{ id, name, place, number: at + 1 }] : [],
  )
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Model['pointList'][number]>()

  return (
    <section className="card stack tight">
      <h2>{fill(said.pointsTitle, { word })}</h2>
      {model.pointList.length === 0 && <p className="soft">{said.pointsNone}</p>}
      <PointPlan spots={spots} />
      <ul className="plain parts">
        {model.pointList.map((point, at) => (
          <li key={point.id} className={point.until ? 'over' : undefined}>
            <span>
              <span className="soft number">{at + 1}.</span> <strong>{point.name}</strong>{' '}
              <span className="small">
                {[point.address, point.unit && unitName(point.unit)].filter(Boolean).join(', ')}
              </span>
            </span>
            <span className="small soft">
              {point.until
                ? fill(said.ended, { day: numbers.day(point.until) })
                : fill(said.since, { day: numbers.day(point.since) })}
            </span>
            {model.mayChange && !point.until && (
              <Button look="plain" onClick={() => setEnding(point)}>
                {said.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {model.mayChange && model.state !== 'dissolved' && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setAdding(true)}>
            {fill(said.addPoint, { word })}
          </Button>
        </div>
      )}
      {adding && (
        <AddPoint
          model={model}
          title={fill(said.addPoint, { word })}
          onClose={() => setAdding(false)}
        />
      )}
      {ending && (
        <EndDialog
          model={model}
          at={models.endPoint}
          part={{ pointId: ending.id }}
          name={ending.name}
          onClose={() => setEnding(undefined)}
        />
      )}
    </section>
  )
}

type AddPointProps = { model: Model; title: string; onClose: () => void }

function AddPoint({ model, title, onClose }: AddPointProps) {
  const { models: said } = useWords()
  const [pointId] = useState(() => uuid7())
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [place, setPlace] = useState<Place>()
  const [since, setSince] = useState(() => today())
  const adding = useModelChange(model, models.addPoint, onClose)
  const errors = fieldErrors(adding.error)
  const { keeperId, id } = model
  const point = {
    keeperId,
    id,
    pointId,
    name,
    since,
    ...(address.trim() ? { address } : {}),
    ...(place ? { place } : {}),
  }

  return (
    <FormDialog
      title={title}
      busy={adding.isPending}
      error={adding.error}
      onClose={onClose}
      onSubmit={() => adding.mutate(point)}
    >
      <TextField
        label={said.pointName}
        required
        maxLength={160}
        error={errors['name']}
        value={name}
        onChange={setName}
      />
      <TextField
        label={said.pointAddress}
        maxLength={200}
        error={errors['address']}
        value={address}
        onChange={setAddress}
      />
      <PlaceField
        label={said.pointPlace}
        error={errors['place']}
        value={place}
        onChange={setPlace}
      />
      <DayField
        label={said.sinceField}
        required
        max={today()}
        error={errors['since']}
        value={since}
        onChange={setSince}
      />
    </FormDialog>
  )
}
