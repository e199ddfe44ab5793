import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { models } from '../../../contract/models.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { call, codeOf, fieldErrors } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useDraft } from '../../lib/drafts.ts'
import { toFirstWrong, toUnread } from '../../lib/first-wrong.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitName } from '../../lib/unit-name.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { DayField, SelectField, TextArea, TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useCopyWords } from './copy-words.ts'
import { everyModelOf } from './every-model-of.ts'
import { TypePicker } from './TypePicker.tsx'

type RegisterFormProps = {
  keeperId: string
  /** The place whose models the one who asks may register. */
  under: UnitBrief
  typeId: string
  /** The model it is to be a copy of, as keeper/id; empty for one of its own. */
  copiedFrom: string
  /** The playbook from elsewhere that it will be set up from. */
  playbookId: string | undefined
  unit: UnitBrief | undefined
}

type Proposed = {
  id: string
  type: string
  unit: UnitBrief | undefined
  name: string
  story: string
  decision: string
  foundedOn: string
  households: number | undefined
  copiedFrom: string
  changed: string
}

/** What a model is, where it will stand, and why: kept on the phone until it is sent. */
export function RegisterForm({ keeperId, under, typeId, unit, ...from }: RegisterFormProps) {
  const { copiedFrom, playbookId } = from
  const { words, say } = useLanguage()
  const { models: said } = words
  const copies = useCopyWords()
  const toast = useToast()
  const client = useQueryClient()
  const [, go] = useLocation()
  const catalog = useCatalog()
  const form = useRef<HTMLFormElement>(null)
  const {
    draft: model,
    change,
    clear,
  } = useDraft<Proposed>(
    ['register', keeperId, typeId, copiedFrom, playbookId].filter(Boolean).join(':'),
    () => ({
      id: uuid7(),
      type: typeId,
      unit,
      name: '',
      story: '',
      decision: '',
      foundedOn: '',
      households: undefined,
      copiedFrom,
      changed: '',
    }),
  )
  const type = catalog?.modelType(model.type)
  const elsewhere = useQuery(everyModelOf(model.type))
  const suggested = type && model.unit ? `${type.name.vi} ${unitName(model.unit)}` : ''
  const misplaced = type && model.unit && !type.livesIn.includes(model.unit.kind)

  const registering = useMutation({
    mutationFn: () =>
      call(models.register, {
        keeperId,
        id: model.id,
        unitId: model.unit?.id ?? '',
        type: model.type,
        name: model.name,
        story: model.story,
        ...(model.decision.trim() ? { decision: model.decision } : {}),
        ...(model.foundedOn ? { foundedOn: model.foundedOn } : {}),
        ...(model.households === undefined ? {} : { households: model.households }),
        ...(model.copiedFrom ? copyOf(model) : {}),
        ...(playbookId ? { playbookId } : {}),
      }),
    onSuccess: () => {
      clear()
      void client.invalidateQueries({ queryKey: [models.list.path] })
      toast({ text: said.registered })
      go(`/xa/${keeperId}/mo-hinh/${model.id}`)
    },
  })
  const errors = fieldErrors(registering.error)
  useEffect(() => {
    if (registering.error) toFirstWrong(form.current)
  }, [registering.error])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!toUnread(form.current)) registering.mutate()
  }

  return (
    <form ref={form} className="stack" noValidate onSubmit={submit}>
      <TypePicker
        value={model.type}
        error={errors['type'] && 'missing'}
        onChange={(chosen) => change({ type: chosen, copiedFrom: '' })}
      />
      {type && <p className="soft">{say(type.purpose)}</p>}
      {type?.closed && <p className="notice">{said.closedSays}</p>}
      {playbookId && <p className="notice">{copies.fromPlaybook}</p>}
      <UnitPicker
        label={said.unit}
        required
        hint={
          type &&
          fill(said.unitHint, {
            kinds: type.livesIn.map((kind) => said.unitKinds[kind]).join(', '),
          })
        }
        error={
          errors['unitId']
            ? 'missing'
            : misplaced
              ? 'model.unit_kind'
              : placeFault(registering.error)
        }
        under={under.id}
        kind={type?.livesIn.length === 1 ? type.livesIn[0] : undefined}
        picked={model.unit}
        onPick={(picked) => change({ unit: picked })}
      />
      <TextField
        label={said.name}
        required
        maxLength={160}
        error={errors['name']}
        value={model.name}
        onChange={(name) => change({ name })}
      />
      {suggested && model.name !== suggested && (
        <div>
          <Button onClick={() => change({ name: suggested })}>
            {fill(said.nameSuggest, { name: suggested })}
          </Button>
        </div>
      )}
      <TextArea
        label={said.story}
        hint={said.storyHint}
        maxLength={8000}
        error={errors['story']}
        value={model.story}
        onChange={(story) => change({ story })}
      />
      <NumberField
        label={said.households}
        unit={said.householdsUnit}
        error={errors['households']}
        value={model.households}
        onChange={(households) => change({ households })}
      />
      <TextField
        label={said.decision}
        maxLength={160}
        error={errors['decision']}
        value={model.decision}
        onChange={(decision) => change({ decision })}
      />
      <DayField
        label={said.foundedOn}
        max={today()}
        error={errors['foundedOn']}
        value={model.foundedOn}
        onChange={(foundedOn) => change({ foundedOn })}
      />
      <SelectField
        label={said.copiedFrom}
        hint={said.copiedFromHint}
        blank={said.copiedFromBlank}
        options={(elsewhere.data ?? []).map((each) => ({
          value: `${each.keeperId}/${each.id}`,
          label: `${each.name} (${unitName(each.unit)})`,
        }))}
        error={errors['copiedFrom']}
        value={model.copiedFrom}
        onChange={(original) => change({ copiedFrom: original })}
      />
      {model.copiedFrom && (
        <TextField
          label={copies.changed}
          hint={copies.changedHint}
          maxLength={300}
          error={errors['changedFromOriginal']}
          value={model.changed ?? ''}
          onChange={(changed) => change({ changed })}
        />
      )}
      <Refusal error={registering.error} />
      <div>
        <Button type="submit" look="main" busy={registering.isPending} disabled={type?.closed}>
          {said.registerSend}
        </Button>
      </div>
    </form>
  )
}

function copyOf({ copiedFrom, changed }: Proposed) {
  const [keeperId = '', id = ''] = copiedFrom.split('/')
  return { copiedFrom: { keeperId, id }, changedFromOriginal: changed }
}

/** A refusal about the place belongs beside the place. */
function placeFault(error: unknown) {
  const code = error ? codeOf(error) : undefined
  return code === 'model.unit_kind' || code === 'unit.closed' ? code : undefined
}
