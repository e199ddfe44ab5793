import { useState } from 'react'
import { type Model, models } from '../../../contract/models.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Tag } from '../../ui/Status.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useModelChange } from './change-model.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

type Piece = Model['equipment'][number]
const toneOf = { good: 'good', worn: 'plain', broken: 'wait', missing: 'wait' } as const

/** What the model has in hand, and whether it works. */
export function Equipment({ model }: { model: Model }) {
  const { models: said } = useWords()
  const numbers = useNumbers()
  const [writing, setWriting] = useState<Piece | 'new'>()
  const may = model.mayChange && model.state !== 'dissolved'
  if (model.equipment.length === 0 && !may) return null

  return (
    <section className="card stack tight">
      <h2>{said.equipment}</h2>
      {model.equipment.length === 0 && <p className="soft">{said.equipmentNone}</p>}
      <ul className="plain parts">
        {model.equipment.map((piece) => (
          <li key={piece.id}>
            <span>
              <strong className="number">{numbers.number(piece.count)}</strong> {piece.name}
            </span>
            <span className="row small soft">
              <Tag tone={toneOf[piece.condition]}>{said.conditions[piece.condition]}</Tag>
              {piece.checkedOn
                ? fill(said.checkedSays, { day: numbers.day(piece.checkedOn) })
                : said.notChecked}
            </span>
            {may && (
              <Button look="plain" onClick={() => setWriting(piece)}>
                {said.checkAgain}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setWriting('new')}>
            {said.addEquipment}
          </Button>
        </div>
      )}
      {writing && (
        <KeepPiece
          model={model}
          piece={writing === 'new' ? undefined : writing}
          onClose={() => setWriting(undefined)}
        />
      )}
    </section>
  )
}

type KeepPieceProps = { model: Model; piece: Piece | undefined; onClose: () => void }

function KeepPiece({ model, piece, onClose }: KeepPieceProps) {
  const { models: said } = useWords()
  const [equipmentId] = useState(() => piece?.id ?? uuid7())
  const [name, setName] = useState(piece?.name ?? '')
  const [count, setCount] = useState<number | undefined>(piece?.count ?? 1)
  const [condition, setCondition] = useState<Piece['condition']>(piece?.condition ?? 'good')
  const [checkedOn, setCheckedOn] = useState(() => today())
  const keeping = useModelChange(model, models.keepEquipment, onClose)
  const errors = fieldErrors(keeping.error)
  const { keeperId, id } = model
  const options = (Object.keys(said.conditions) as Piece['condition'][]).map((value) => ({
    value,
    label: said.conditions[value],
  }))
  const written = {
    keeperId,
    id,
    equipmentId,
    name,
    condition,
    count: count ?? 0,
    ...(checkedOn ? { checkedOn } : {}),
  }

  return (
    <FormDialog
      title={piece ? said.checkAgain : said.addEquipment}
      busy={keeping.isPending}
      error={keeping.error}
      onClose={onClose}
      onSubmit={() => keeping.mutate(written)}
    >
      <TextField
        label={said.equipmentName}
        required
        maxLength={160}
        error={errors['name']}
        value={name}
        onChange={setName}
      />
      <NumberField
        label={said.equipmentCount}
        required
        error={errors['count']}
        value={count}
        onChange={setCount}
      />
      <Choice
        label={said.equipmentCondition}
        options={options}
        error={errors['condition']}
        value={condition}
        onChange={(chosen) => setCondition(chosen as Piece['condition'])}
      />
      <DayField
        label={said.checkedOn}
        max={today()}
        error={errors['checkedOn']}
        value={checkedOn}
        onChange={setCheckedOn}
      />
    </FormDialog>
  )
}
