import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { alarms as endpoints } from '../../../contract/alarms.ts'
import { asking, call } from '../../lib/call.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { boardAt } from './addresses.ts'
import { AnswerButtons } from './AnswerButtons.tsx'
import { maySound, ring as sound } from './bell.ts'
import { CallNumbers } from './CallNumbers.tsx'
import { DrillBand } from './DrillBand.tsx'
import { useAlarmKind } from './kinds.ts'
import { useOpenAlarms } from './open.ts'
import { askWhatFor } from './raising.ts'
import type { Ring } from './rings.ts'
import './ringing.css'

// Rings as long as no pattern of the catalog is known.
const usualTone = [0.6, 0.3]

/** A new alarm, over everything: who, what, the numbers, and four answers. */
export function Ringing({ ring, onClose }: { ring: Ring; onClose: () => void }) {
  const { keeperId, id } = ring
  const { alarms } = useWords()
  const { numbers } = useOpenAlarms()
  const { kind, name } = useAlarmKind(ring.kind)
  const whole = useQuery(asking(endpoints.read, { keeperId, id }))
  const [, go] = useLocation()
  const box = useRef<HTMLDialogElement>(null)
  const sounding = useSounding(ring, kind?.tone ?? usualTone)
  const home = ring.home ?? whole.data?.callers.find((caller) => caller.home)?.home
  const team = whole.data ? unitHeading(whole.data.team) : ring.team
  const text = ring.text || whole.data?.text
  const mine = whole.data?.homeList.some((each) => each.mine) ?? true
  const title = home
    ? fill(alarms.ringing, { kind: name, home })
    : fill(alarms.ringingTeam, { kind: name, team })

  useEffect(() => {
    const shown = box.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  useEffect(() => {
    const seen = document.visibilityState === 'visible' ? 'seen' : 'delivered'
    // Nobody waits for this word; the answer is what counts.
    call(endpoints.seen, { keeperId, id, channel: 'screen', what: seen }).catch(() => undefined)
  }, [keeperId, id])

  function openBoard() {
    onClose()
    go(boardAt(ring))
  }

  function raiseInEarnest() {
    onClose()
    askWhatFor(ring.teamId)
  }

  return (
    <dialog
      ref={box}
      className={`ringing ${ring.drill ? 'drill' : ''}`}
      role="alertdialog"
      aria-labelledby="ringing-title"
      onCancel={(event) => event.preventDefault()}
    >
      {ring.drill && <DrillBand />}
      <div className="ringing-inside stack">
        <header className="ringing-head">
          <Icon name={kind?.icon ?? 'bell'} />
          <div>
            <h1 id="ringing-title">{title}</h1>
            <p>{home && team}</p>
          </div>
        </header>
        {ring.silent && <p className="notice">{alarms.silentSays}</p>}
        {text && <p className="ringing-words">{text}</p>}
        {ring.over ? (
          <Over mistaken={ring.over.mistaken} onClose={onClose} />
        ) : (
          <>
            {!ring.drill && <CallNumbers numbers={numbers} first={kind?.number} />}
            <h2>{mine ? alarms.answerAsk : alarms.answerAskHelper}</h2>
            <AnswerButtons alarm={ring} onAnswered={openBoard} />
            <div className="row">
              {ring.drill && (
                <Button look="danger" icon="bell" onClick={raiseInEarnest}>
                  {alarms.inEarnest}
                </Button>
              )}
              <Button onClick={openBoard}>{alarms.openBoard}</Button>
              {sounding.on && (
                <Button look="plain" icon="quiet" onClick={sounding.hush}>
                  {alarms.hush}
                </Button>
              )}
              {!sounding.on && !ring.silent && <p role="status">{alarms.hushed}</p>}
              {sounding.on && !sounding.may && (
                <Button look="plain" icon="bell" onClick={sounding.wake}>
                  {alarms.tapForSound}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </dialog>
  )
}

function Over({ mistaken, onClose }: { mistaken: string | null; onClose: () => void }) {
  const { alarms } = useWords()
  return (
    <div className="stack" role="status">
      <h2>{mistaken === null ? alarms.over : fill(alarms.mistaken, { reason: mistaken })}</h2>
      <div>
        <Button look="main" onClick={onClose}>
          {alarms.dismiss}
        </Button>
      </div>
    </div>
  )
}

/** Sounds while the alarm rings here; a silent call never makes a sound. */
function useSounding({ drill, silent, quiet = false, over }: Ring, tone: number[]) {
  const [hushed, setHushed] = useState(false)
  const on = !silent && !quiet && !hushed
  const [may, setMay] = useState(maySound)
  const pattern = tone.join(' ')
  const ended = over !== undefined
  useEffect(() => {
    if (!on || ended) return undefined
    return sound(pattern.split(' ').map(Number), drill)
  }, [on, ended, pattern, drill, may])
  return { on, may, hush: () => setHushed(true), wake: () => setMay(true) }
}
