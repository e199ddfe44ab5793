import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { fill, useErrorWords, useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { boardAt } from './addresses.ts'
import { CallNumbers } from './CallNumbers.tsx'
import { useAlarmKind } from './kinds.ts'
import { useOpenAlarms } from './open.ts'
import { closeRaising, type Raise, useRaising } from './raising.ts'
import { RaiseSheet } from './RaiseSheet.tsx'

/** From the choice of a kind to the board: whatever this screen is raising. */
export function RaisingScreen() {
  const raising = useRaising()
  const { known } = useOpenAlarms()
  const [, go] = useLocation()

  useEffect(() => {
    if (raising.is !== 'out') return
    go(boardAt(raising))
    closeRaising()
  }, [raising, go])

  if (raising.is === 'asking')
    return <RaiseSheet teams={known?.teams ?? []} teamId={raising.teamId} />
  if (raising.is === 'sending') return <Sending raise={raising.raise} times={raising.times} />
  if (raising.is === 'refused') return <NotOut code={raising.code} />
  return null
}

/** While it is on its way: the numbers first, for a network may be slower than a fire. */
function Sending({ raise, times }: { raise: Raise; times: number }) {
  const { alarms } = useWords()
  const { numbers } = useOpenAlarms()
  const { kind, name } = useAlarmKind(raise.kind)
  return (
    <Dialog title={name} onClose={closeRaising}>
      {!raise.drill && <CallNumbers numbers={numbers} first={kind?.number} />}
      <p role="status">
        <strong>
          {times === 0
            ? fill(alarms.sending, { team: raise.team })
            : fill(alarms.sendingAgain, { times })}
        </strong>
      </p>
      <div>
        <Button onClick={closeRaising}>{alarms.stop}</Button>
      </div>
    </Dialog>
  )
}

/** The server said no: why, and the numbers to call. */
function NotOut({ code }: { code: string }) {
  const { alarms } = useWords()
  const say = useErrorWords()
  const { numbers } = useOpenAlarms()
  return (
    <Dialog title={alarms.refused} onClose={closeRaising}>
      <CallNumbers numbers={numbers} />
      <p role="alert">{fill(alarms.refusedSays, { reason: say(code) })}</p>
      <div>
        <Button onClick={closeRaising}>{alarms.dismiss}</Button>
      </div>
    </Dialog>
  )
}
