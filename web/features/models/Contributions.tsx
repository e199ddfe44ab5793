import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Model, models } from '../../../contract/models.ts'
import { asking, call, fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useModelChange } from './change-model.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

type Gift = Model['contributions'][number]

/** What people gave: a public list, of which only money is added up. */
export function Contributions({ model }: { model: Model }) {
  const { models: said } = useWords()
  const numbers = useNumbers()
  const [writing, setWriting] = useState(false)
  const [striking, setStriking] = useState<Gift>()
  const gifts = model.contributions
  const cash = gifts.reduce((sum, gift) => sum + (gift.cash ?? 0), 0)

  return (
    <section className="card stack tight">
      <h2>{said.contributions}</h2>
      <p className="small soft">{said.contributionsSays}</p>
      {gifts.length === 0 && <p className="soft">{said.contributionsNone}</p>}
      <ul className="plain parts">
        {gifts.map((gift) => (
          <li key={gift.id}>
            <span>
              <strong>{gift.giver ?? said.people}</strong>: {gift.gave}
              {gift.cash !== null && (
                <strong className="number">
                  {' · '}
                  {fill(said.dong, { amount: numbers.number(gift.cash) })}
                </strong>
              )}
            </span>
            <span className="small soft number">{numbers.day(gift.on)}</span>
            {model.mayChange && (
              <Button look="plain" onClick={() => setStriking(gift)}>
                {said.strike}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {cash > 0 && (
        <p className="number">
          <strong>{fill(said.cashTotal, { amount: numbers.number(cash) })}</strong>
        </p>
      )}
      {model.mayChange && model.state !== 'dissolved' && (
        <div className="no-print">
          <Button icon="plus" onClick={() => setWriting(true)}>
            {said.addContribution}
          </Button>
        </div>
      )}
      {writing && <Receive model={model} onClose={() => setWriting(false)} />}
      {striking && <Strike model={model} gift={striking} onClose={() => setStriking(undefined)} />}
    </section>
  )
}

function Receive({ model, onClose }: { model: Model; onClose: () => void }) {
  const { models: said } = useWords()
  const [contributionId] = useState(() => uuid7())
  const [giver, setGiver] = useState('')
  const [gave, setGave] = useState('')
  const [cash, setCash] = useState<number>()
  const [on, setOn] = useState(() => today())
  const receiving = useModelChange(model, models.receive, onClose)
  const errors = fieldErrors(receiving.error)
  const { keeperId, id } = model
  const gift = {
    keeperId,
    id,
    contributionId,
    gave,
    on,
    ...(giver.trim() ? { giver } : {}),
    ...(cash === undefined ? {} : { cash }),
  }

  return (
    <FormDialog
      title={said.addContribution}
      busy={receiving.isPending}
      error={receiving.error}
      onClose={onClose}
      onSubmit={() => receiving.mutate(gift)}
    >
      <TextField
        label={said.giver}
        maxLength={120}
        error={errors['giver']}
        value={giver}
        onChange={setGiver}
      />
      <TextField
        label={said.gave}
        hint={said.gaveHint}
        required
        maxLength={200}
        error={errors['gave']}
        value={gave}
        onChange={setGave}
      />
      <NumberField
        label={said.cash}
        unit={said.cashUnit}
        error={errors['cash']}
        value={cash}
        onChange={setCash}
      />
      <DayField
        label={said.on}
        required
        max={today()}
        error={errors['on']}
        value={on}
        onChange={setOn}
      />
    </FormDialog>
  )
}

type StrikeProps = { model: Model; gift: Gift; onClose: () => void }

function Strike({ model: { keeperId, id }, gift, onClose }: StrikeProps) {
  const { models: said } = useWords()
  const client = useQueryClient()
  const toast = useToast()
  const striking = useMutation({
    mutationFn: () => call(models.strike, { keeperId, id, contributionId: gift.id }),
    onSuccess: async () => {
      await client.invalidateQueries(asking(models.read, { keeperId, id }))
      toast({ text: said.struck })
      onClose()
    },
  })
  return (
    <FormDialog
      title={said.strikeTitle}
      says={said.strikeSays}
      act={said.strike}
      busy={striking.isPending}
      error={striking.error}
      onClose={onClose}
      onSubmit={() => striking.mutate()}
    >
      <p>
        {gift.giver ?? said.people}: {gift.gave}
      </p>
    </FormDialog>
  )
}
