import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Activity } from '../../../contract/activities.ts'
import { codeOf } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { Facts } from './Facts.tsx'
import { Proofs } from './Proofs.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useSettling } from './settle-record.ts'

type JudgingProps = {
  record: Activity
  /** It comes after another: whoever listens is told of it. */
  next: boolean
  onSettled: () => void
  onLater: () => void
}

/** One record and its proof side by side, and the three things that can be done with it. */
export function Judging({ record, next, onSettled, onLater }: JudgingProps) {
  const { words, say } = useLanguage()
  const { activities: said } = words
  const numbers = useNumbers()
  const toast = useToast()
  const kind = useCatalog()?.activity(record.kind)
  const [returning, setReturning] = useState(false)
  const { verifying, givingBack } = useSettling(record)
  const heading = useRef<HTMLHeadingElement>(null)
  const name = kind ? say(kind.name) : record.kind
  const busy = verifying.isPending || givingBack.isPending
  useEffect(() => {
    if (next) heading.current?.focus({ preventScroll: true })
  }, [next])

  const leave = {
    onError: (error: unknown) => {
      if (codeOf(error) === 'activity.changed') onSettled()
    },
  }
  function verify() {
    verifying.mutate(undefined, {
      ...leave,
      onSuccess: () => {
        toast({ text: fill(said.verified, { kind: name, day: numbers.day(record.on) }) })
        onSettled()
      },
    })
  }
  function giveBack(reason: string) {
    givingBack.mutate(reason, {
      ...leave,
      onSuccess: () => {
        toast({ text: said.givenBack })
        onSettled()
      },
    })
  }
  useKeys({ v: verify, Enter: verify, r: () => setReturning(true), s: onLater }, busy || returning)

  return (
    <article className="stack">
      <header className="stack tight">
        <h2 ref={heading} tabIndex={-1}>
          {name}
        </h2>
        <p>
          <Link href={`/xa/${record.keeperId}/mo-hinh/${record.modelId}`}>{record.modelName}</Link>
        </p>
        <p className="small soft">
          {record.writtenBy && `${record.writtenBy}, `}
          {fill(said.waitsSince, { moment: numbers.moment(record.writtenAt) })}
        </p>
      </header>
      <div className="halves">
        <section className="card stack">
          <Facts record={record} />
          <Link href={`/xa/${record.keeperId}/nhat-ky/${record.id}`}>{said.verifyOpen}</Link>
        </section>
        <section className="card stack" aria-label={said.proof}>
          <Proofs record={record} />
        </section>
      </div>
      <Refusal error={verifying.error} />
      <div className="judging">
        <Button look="main" icon="check" busy={busy} onClick={verify}>
          {said.verify}
        </Button>
        <Button icon="back" disabled={busy} onClick={() => setReturning(true)}>
          {said.giveBack}
        </Button>
        <Button look="plain" disabled={busy} onClick={onLater}>
          {said.verifySkip}
        </Button>
      </div>
      <p className="small soft">{said.verifyFinal}</p>
      <p className="small soft only-keys">{said.verifyKeys}</p>
      {returning && (
        <ReasonDialog
          title={said.giveBackTitle}
          label={said.giveBackReason}
          usual={said.giveBackReasons}
          act={said.giveBack}
          busy={givingBack.isPending}
          error={givingBack.error}
          onClose={() => setReturning(false)}
          onSay={giveBack}
        />
      )}
    </article>
  )
}

/** Single keys for whoever works through a long queue; never while something is being typed or pressed. */
function useKeys(acts: Record<string, () => void>, still: boolean) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const on = event.target as HTMLElement | null
    const taken = on?.closest('input, textarea, select, button, a, dialog, [role="listbox"]')
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (still || taken || !act || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
      return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
