import { useState } from 'react'
import { fill, useNumbers } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { finishRecovery, type Recovery } from '../../lib/tip-keys/recovery.ts'
import type { Rewrapped } from '../../lib/tip-keys/rewrap.ts'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal, Tag } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { GiveDialog } from './GiveDialog.tsx'
import { RefuseDialog } from './RefuseDialog.tsx'
import { Sealing } from './Sealing.tsx'
import { useDeskAct } from './use-desk-act.ts'

/** Every recovery anybody asked for, the open ones with what one can do about them. */
export function Recoveries({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const { recoveries } = desk.reply
  if (recoveries.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{words.recoveries}</h2>
      <ul className="plain lines">
        {recoveries.map((recovery) => (
          <li key={recovery.id}>
            <Asked desk={desk} recovery={recovery} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type AskedProps = { desk: Desk; recovery: Recovery }

function Asked({ desk, recovery }: AskedProps) {
  const words = useDeskWords()
  const numbers = useNumbers()
  const { askedBy, askedAt, reason, given, endedAt, outcome } = recovery
  const names = given.map(({ by }) => by).join(', ') || words.recoveryNone
  return (
    <div className="stack tight">
      <strong>{fill(words.recoveryAsks, { name: askedBy })}</strong>
      <span className="small soft number">
        {[numbers.moment(askedAt), words.askReasons[reason as keyof typeof words.askReasons]].join(
          ' · ',
        )}
      </span>
      <span className="small">{fill(words.recoveryGiven, { names })}</span>
      {endedAt === null ? (
        <Acts desk={desk} recovery={recovery} />
      ) : (
        <Tag tone="off">
          {words.recoveryOutcomes[outcome === 'recovered' ? 'recovered' : 'refused']}
        </Tag>
      )}
    </div>
  )
}

function Acts({ desk, recovery }: AskedProps) {
  const words = useDeskWords()
  const [open, setOpen] = useState<'give' | 'refuse'>()
  const { mine, keeperId } = desk.reply
  const keys = useUnlocked(keeperId)
  const close = () => setOpen(undefined)
  if (mine?.id === recovery.keyId) return <Finish desk={desk} recovery={recovery} keys={keys} />
  const gave = recovery.given.some(({ fromKey }) => fromKey === mine?.id)
  return (
    <>
      {gave && <p>{words.alreadyGiven}</p>}
      {!keys && <p className="soft small">{words.unlockFirst}</p>}
      <div className="row">
        {!gave && mine?.share && keys && (
          <Button onClick={() => setOpen('give')}>{words.give}</Button>
        )}
        {mine?.state === 'standing' && (
          <Button look="plain" onClick={() => setOpen('refuse')}>
            {words.refuse}
          </Button>
        )}
      </div>
      {open === 'give' && keys && (
        <GiveDialog desk={desk} recovery={recovery} keys={keys} onClose={close} />
      )}
      {open === 'refuse' && <RefuseDialog desk={desk} recovery={recovery} onClose={close} />}
    </>
  )
}

function Finish({ desk, recovery, keys }: AskedProps & { keys: Unlocked | undefined }) {
  const words = useDeskWords()
  const say = useToast()
  const [so, setSo] = useState<Rewrapped>()
  const finishing = useDeskAct(
    desk.reply.keeperId,
    (mine: Unlocked) => finishRecovery({ desk, keys: mine, recovery, onProgress: setSo }),
    () => say({ text: words.finished }),
  )
  const count = recovery.shares.length
  if (count < 2) return <p>{fill(words.needTwo, { count })}</p>
  return (
    <div className="stack tight">
      <p>{words.finishSays}</p>
      {finishing.isPending && <Sealing so={so} all={desk.reply.behind} />}
      <Refusal error={finishing.error} />
      {keys ? (
        <div>
          <Button look="main" busy={finishing.isPending} onClick={() => finishing.mutate(keys)}>
            {words.finish}
          </Button>
        </div>
      ) : (
        <p className="soft">{words.unlockFirst}</p>
      )}
    </div>
  )
}
