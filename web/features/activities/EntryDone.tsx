import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Activity, activities } from '../../../contract/activities.ts'
import type { ActivityKind } from '../../../contract/catalog.ts'
import type { Model } from '../../../contract/models.ts'
import { asking, call } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Answer, Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { Counted } from './Counted.tsx'
import type { Outcome } from './EntryForm.tsx'

type EntryDoneProps = {
  model: Model
  kind: ActivityKind
  outcome: Outcome
  onAgain: (() => void) | undefined
}

/** After sending: where the record is, what it has counted, and what can be done next. */
export function EntryDone({ model, kind, outcome, onAgain }: EntryDoneProps) {
  const { diary } = useWords()
  const { keeperId } = model
  const heading = useRef<HTMLHeadingElement>(null)
  const record = useQuery({
    ...asking(activities.read, { keeperId, id: outcome.id }),
    enabled: outcome.how === 'sent',
  })
  useEffect(() => heading.current?.focus(), [])
  const title = { sent: diary.sentTitle, draft: diary.draftTitle, kept: diary.keptTitle }

  return (
    <section className="narrow stack entry-done">
      <h1 ref={heading} tabIndex={-1} className="row">
        <Icon name={outcome.how === 'kept' ? 'clock' : 'check'} />
        {title[outcome.how]}
      </h1>
      {outcome.how === 'draft' && <p>{diary.draftSays}</p>}
      {outcome.how === 'kept' && <p className="notice">{diary.keptSays}</p>}
      {outcome.how === 'sent' && (
        <Answer to={record} lines={2}>
          {(sent) => <Effect record={sent} kind={kind} />}
        </Answer>
      )}
      <div className="row">
        {onAgain && (
          <Button look="main" icon="pen" onClick={onAgain}>
            {diary.again}
          </Button>
        )}
        {outcome.how === 'sent' && (
          <LinkButton href={`/xa/${keeperId}/nhat-ky/${outcome.id}`}>{diary.open}</LinkButton>
        )}
        <LinkButton href={`/xa/${keeperId}/mo-hinh/${model.id}`}>{diary.backToModel}</LinkButton>
      </div>
      {record.data?.mayChange && <Withdraw keeperId={keeperId} id={outcome.id} />}
    </section>
  )
}

function Effect({ record, kind }: { record: Activity; kind: ActivityKind }) {
  const { diary } = useWords()
  if (record.state === 'voided') return <p>{diary.withdrawn}</p>
  if (record.state === 'submitted' && kind.verified) return <p>{diary.countsLater}</p>
  if (record.counted.length === 0) return <p>{diary.countsNothing}</p>
  return (
    <div className="card stack tight">
      <h2>{diary.countedNow}</h2>
      <Counted record={record} where={diary.countedAt} />
    </div>
  )
}

/** Undoing what was just sent: the record is voided, kept, and counts no more. */
function Withdraw({ keeperId, id }: { keeperId: string; id: string }) {
  const { diary } = useWords()
  const client = useQueryClient()
  const toast = useToast()
  const withdrawing = useMutation({
    mutationFn: () => call(activities.voidIt, { keeperId, id, reason: diary.withdrawReason }),
    onSuccess: (record) => {
      client.setQueryData(asking(activities.read, { keeperId, id }).queryKey, record)
      toast({ text: diary.withdrawn })
    },
  })
  return (
    <div className="stack tight">
      <Refusal error={withdrawing.error} />
      <div>
        <Button
          look="plain"
          icon="back"
          busy={withdrawing.isPending}
          onClick={() => withdrawing.mutate()}
        >
          {diary.withdraw}
        </Button>
      </div>
    </div>
  )
}
