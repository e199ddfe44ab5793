import { useState } from 'react'
import { signals } from '../../../contract/signals.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Empty, Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { HourDialog } from './HourDialog.tsx'
import { PauseDialog } from './PauseDialog.tsx'
import type { SignalProps } from './SignalPage.tsx'
import { useSignalWords } from './signal-words.ts'
import { useSignalAct } from './use-signal-act.ts'

/** When it sounds next, in large figures; and what its keepers may do about it. */
export function NextEvening({ of, page, usual }: SignalProps) {
  const words = useSignalWords()
  const { say } = useLanguage()
  const [open, setOpen] = useState<'hour' | 'pause' | 'end'>()
  const close = () => setOpen(undefined)
  const { signal, mayKeep } = page

  return (
    <section className="card stack tight">
      <h2>{say(usual.name)}</h2>
      {signal ? (
        <NextHour page={page} />
      ) : (
        <Empty title={words.none}>
          <p>{words.noneSays}</p>
          <p className="soft">{fill(words.usual, { at: usual.at })}</p>
        </Empty>
      )}
      <div className="row no-print">
        {signal && page.mayStrike && <ByHand of={of} page={page} />}
        {mayKeep && (
          <Button look={signal ? 'quiet' : 'main'} icon="clock" onClick={() => setOpen('hour')}>
            {signal ? words.change : words.set}
          </Button>
        )}
        {mayKeep && signal && <Rest of={of} page={page} onPause={() => setOpen('pause')} />}
        {mayKeep && signal && (
          <Button look="plain" onClick={() => setOpen('end')}>
            {words.end}
          </Button>
        )}
      </div>
      {open === 'hour' && <HourDialog of={of} page={page} usual={usual} onClose={close} />}
      {open === 'pause' && signal && (
        <PauseDialog of={of} edition={signal.edition} onClose={close} />
      )}
      {open === 'end' && signal && <EndIt of={of} edition={signal.edition} onClose={close} />}
    </section>
  )
}

function NextHour({ page: { signal, next, speakers } }: Pick<SignalProps, 'page'>) {
  const words = useSignalWords()
  const numbers = useNumbers()
  const [first, ...later] = next
  const clock = (at: string) => numbers.moment(at).slice(0, 5)
  const weekday = (on: string) =>
    words.weekday[(new Date(`${on}T00:00Z`).getUTCDay() + 6) % 7] ?? ''
  return (
    <>
      {signal?.pausedUntil && signal.pausedUntil >= today() && (
        <p className="notice">
          {fill(words.pausedUntil, { day: numbers.day(signal.pausedUntil) })}
        </p>
      )}
      {first && (
        <p className="next-hour">
          <span className="soft">
            {first.on === today()
              ? words.tonight
              : fill(words.nextOn, { weekday: weekday(first.on), day: numbers.day(first.on) })}
          </span>
          <strong className="number">{clock(first.at)}</strong>
          {signal?.until && (
            <span className="soft number">
              {words.until} {signal.until}
            </span>
          )}
        </p>
      )}
      {speakers.some(({ online }) => !online) && <p className="notice">{words.offline}</p>}
      <ul className="plain next-days small soft number">
        {later.slice(0, 4).map(({ on, at }) => (
          <li key={on}>
            {weekday(on)} {numbers.day(on).slice(0, 5)} · {clock(at)}
          </li>
        ))}
      </ul>
    </>
  )
}

function ByHand({ of, page }: Pick<SignalProps, 'of' | 'page'>) {
  const words = useSignalWords()
  const toast = useToast()
  const striking = useSignalAct(signals.byHand, () => toast({ text: words.byHandDone }))
  const tonight = page.evenings.find(({ on }) => on === today())
  if (tonight?.state === 'by_hand' || tonight?.state === 'played') return null
  return (
    <>
      <Button
        look="main"
        icon="hand"
        busy={striking.isPending}
        onClick={() => striking.mutate({ ...of, on: today() })}
      >
        {words.byHand}
      </Button>
      {striking.error && <Refusal error={striking.error} />}
    </>
  )
}

type RestProps = Pick<SignalProps, 'of' | 'page'> & { onPause: () => void }

/** Pauses, or ends the pause. */
function Rest({ of, page: { signal }, onPause }: RestProps) {
  const words = useSignalWords()
  const toast = useToast()
  const resuming = useSignalAct(signals.pause, () => toast({ text: words.resumed }))
  if (!signal) return null
  const paused = signal.pausedUntil !== null && signal.pausedUntil >= today()
  return paused ? (
    <Button
      busy={resuming.isPending}
      onClick={() => resuming.mutate({ ...of, edition: signal.edition, until: null })}
    >
      {words.resume}
    </Button>
  ) : (
    <Button icon="quiet" onClick={onPause}>
      {words.pause}
    </Button>
  )
}

type EndItProps = Pick<SignalProps, 'of'> & { edition: number; onClose: () => void }

function EndIt({ of, edition, onClose }: EndItProps) {
  const words = useSignalWords()
  const ending = useSignalAct(signals.end, onClose)
  return (
    <FormDialog
      title={words.end}
      says={words.endSays}
      act={words.end}
      busy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onSubmit={() => ending.mutate({ ...of, edition })}
    >
      {null}
    </FormDialog>
  )
}
