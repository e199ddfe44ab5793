import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ModelType } from '../../../contract/catalog.ts'
import { catalog } from '../../../contract/catalog.ts'
import { covenants } from '../../../contract/covenants.ts'
import type { Model } from '../../../contract/models.ts'
import { asking, fieldErrors } from '../../lib/call.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice, Tick } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { covenantAt } from './addresses.ts'
import { articlesOf } from './articles.ts'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

type MakeDialogProps = { model: Model; onClose: () => void }

/** Begins a covenant: its draft is what the type of model commits to, for people here to change. */
export function MakeDialog({ model, onClose }: MakeDialogProps) {
  const type = useQuery(asking(catalog.modelType, { id: model.type })).data
  return type ? <Making model={model} type={type} onClose={onClose} /> : null
}

function Making({ model, type, onClose }: MakeDialogProps & { type: ModelType }) {
  const words = useCovenantWords()
  const { say } = useLanguage()
  const [, go] = useLocation()
  const [id] = useState(uuid7)
  const [form, setForm] = useState(() => ({
    kind: type.covenant.kind,
    title: fill(words.named, { kind: words.kinds[type.covenant.kind], model: model.name }),
    signers: model.households ?? undefined,
    money: false,
    text: articlesOf(type.commitments.map(say), words.article),
  }))
  const [tried, setTried] = useState(false)
  const change = (more: Partial<typeof form>) => setForm((now) => ({ ...now, ...more }))
  const making = useCovenantAct(covenants.make, (made) => {
    onClose()
    go(covenantAt(atOf(made)))
  })
  const missing = tried && form.signers === undefined ? { signers: 'missing' } : {}
  const errors: Record<string, string> = { ...fieldErrors(making.error), ...missing }

  function submit() {
    setTried(true)
    const { signers } = form
    if (signers === undefined) return
    const at = { keeperId: model.keeperId, modelId: model.id, id }
    making.mutate({ input: { ...at, ...form, signers } })
  }

  const { signer, named } = type.covenant
  return (
    <FormDialog
      title={words.makeTitle}
      says={words.makeSays}
      busy={making.isPending}
      error={making.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {!named && <p className="notice">{words.unnamed}</p>}
      <Choice
        label={words.kind}
        options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={form.kind}
        onChange={(kind) => change({ kind: kind as typeof form.kind })}
      />
      <TextField
        label={words.name}
        required
        maxLength={160}
        error={errors['title']}
        value={form.title}
        onChange={(title) => change({ title })}
      />
      <NumberField
        label={fill(words.signerCount, { signer: words.signers[signer] })}
        hint={words.signerCountHint}
        unit={words.signerUnit[signer]}
        required
        error={errors['signers']}
        value={form.signers}
        onChange={(signers) => change({ signers })}
      />
      <Tick
        label={words.aboutMoney}
        hint={words.aboutMoneyHint}
        checked={form.money}
        onChange={(money) => change({ money })}
      />
      <TextArea
        label={words.text}
        hint={words.textHint}
        required
        rows={10}
        maxLength={20_000}
        error={errors['text']}
        value={form.text}
        onChange={(text) => change({ text })}
      />
    </FormDialog>
  )
}

const kinds = ['convention', 'covenant', 'commitment', 'rules'] as const
