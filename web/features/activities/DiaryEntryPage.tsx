import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { type Activity, activities } from '../../../contract/activities.ts'
import { type Model, models } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Loading } from '../../ui/Status.tsx'
import { blankEntry, entryOf } from './entry.ts'
import { EntryForm, type Outcome } from './EntryForm.tsx'
import { EntryDone } from './EntryDone.tsx'
import './entry.css'
import { KindChoice } from './KindChoice.tsx'
import type { Purpose } from './send-entry.ts'

/** Where a model's diary is written: choose what was done, fill in its form, send. */
export function DiaryEntryPage({ keeperId, modelId }: { keeperId: string; modelId: string }) {
  const asked = new URLSearchParams(useSearch())
  const mended = asked.get('sua')
  const model = useQuery(asking(models.read, { keeperId, id: modelId }))
  const record = useQuery({
    ...asking(activities.read, { keeperId, id: mended ?? '' }),
    enabled: mended !== null,
    // What is being written must not change under the hand.
    staleTime: Infinity,
  })

  return (
    <Answer to={model} lines={6}>
      {(found) =>
        mended === null ? (
          <NewEntry key={asked.get('loai')} model={found} kindId={asked.get('loai')} />
        ) : (
          <Answer to={record}>{(before) => <Mending model={found} before={before} />}</Answer>
        )
      }
    </Answer>
  )
}

function NewEntry({ model, kindId }: { model: Model; kindId: string | null }) {
  const { words, say } = useLanguage()
  const { diary } = words
  const catalog = useCatalog()
  if (!catalog) return <Loading />
  const kind = catalog.activity(kindId ?? '')
  const offered = catalog.modelType(model.type)?.activities ?? []

  if (!model.mayRecord) {
    return (
      <Empty title={diary.mayNotRecord}>
        <LinkButton href={`/xa/${model.keeperId}/mo-hinh/${model.id}`}>
          {diary.backToModel}
        </LinkButton>
      </Empty>
    )
  }
  if (!kind || !offered.includes(kind.id)) {
    return (
      <div className="narrow stack">
        <PageHeader title={diary.chooseKind} kind={model.name} lead={diary.chooseKindSays} />
        {kindId !== null && <p className="notice">{diary.notThisModel}</p>}
        <KindChoice model={model} />
      </div>
    )
  }
  return (
    <>
      <div className="narrow">
        <PageHeader title={say(kind.name)} kind={model.name} lead={say(kind.says)} />
      </div>
      <Writing
        {...{ model, kind, purpose: { is: 'new' }, name: `entry:${model.id}:${kind.id}` }}
        start={blankEntry}
      />
    </>
  )
}

/** A record taken up again: a draft to be finished, a returned one mended, a sent one corrected. */
function Mending({ model, before }: { model: Model; before: Activity }) {
  const { words, say } = useLanguage()
  const { diary, activities: said } = words
  const kind = useCatalog()?.activity(before.kind)
  const open = before.state === 'draft' || before.state === 'returned'
  const [id] = useState(() => (open ? before.id : uuid7()))
  if (!kind) return <Loading />

  const purpose: Purpose = open ? { is: 'submit' } : { is: 'correct', id: before.id }
  return (
    <div className="stack">
      <div className="narrow">
        <PageHeader
          title={open ? diary.mending : diary.correcting}
          kind={`${say(kind.name)} · ${model.name}`}
          lead={open ? undefined : said.correctSays}
        />
        {before.returnedFor && (
          <p className="notice">{fill(diary.returnedFor, { reason: before.returnedFor })}</p>
        )}
      </div>
      <Writing
        {...{ model, kind, purpose, name: `entry:${before.id}` }}
        start={() => entryOf(before, id)}
      />
    </div>
  )
}

type WritingProps = Omit<Parameters<typeof EntryForm>[0], 'onDone' | 'onRestart'>

/** The form until it is sent; what became of it after. A new turn is a new form. */
function Writing(form: WritingProps) {
  const [turn, setTurn] = useState(0)
  const [outcome, setOutcome] = useState<Outcome>()
  if (outcome) {
    return (
      <EntryDone
        model={form.model}
        kind={form.kind}
        outcome={outcome}
        onAgain={
          form.purpose.is === 'new'
            ? () => {
                setOutcome(undefined)
                setTurn(turn + 1)
              }
            : undefined
        }
      />
    )
  }
  return (
    <EntryForm
      {...form}
      key={turn}
      onDone={setOutcome}
      onRestart={() => setTurn((now) => now + 1)}
    />
  )
}
