import type { Desk, DeskReply } from '../../lib/tip-keys/desk.ts'
import { UnlockForm } from '../../lib/tip-keys/UnlockCard.tsx'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { AskRecovery } from './AskRecovery.tsx'
import { Fingerprint, signOf } from './Fingerprint.tsx'
import { holderOf } from './names.ts'
import type { NewKeys } from './NewKeysWizard.tsx'

type MyKeysProps = { desk: Desk; onMake: (why: NewKeys) => void }

/** One's own keys: to make, to unlock, waiting to be let in, or open. */
export function MyKeys({ desk, onMake }: MyKeysProps) {
  const words = useDeskWords()
  const { reply } = desk
  const { mine } = reply
  const keys = useUnlocked(reply.keeperId)
  const holder = holderOf(reply)
  const waiting = reply.keys.find(
    ({ accountId, state }) => state === 'proposed' && accountId === accountOf(reply),
  )
  if (!mine || mine.state === 'retired')
    return (
      holder && (
        <section className="card stack tight">
          <h2>{words.noKeys}</h2>
          <p>{words.proposeLead[holder]}</p>
          <div>
            <Button look="main" icon="key" onClick={() => onMake('first')}>
              {words.toKeys}
            </Button>
          </div>
        </section>
      )
    )

  return (
    <>
      {waiting && (
        <section className="card stack tight">
          <h2>{words.waiting}</h2>
          <p>{words.waitingSays}</p>
          <Fingerprint sign={signOf(waiting)} size="large" />
          <AskRecovery desk={desk} keyId={waiting.id} />
        </section>
      )}
      {!keys && needsUnlocking(reply) && (
        <UnlockForm
          desk={reply}
          mine={mine}
          otherwise={
            mine.state === 'standing' &&
            !waiting && (
              <Button look="plain" onClick={() => onMake('lost')}>
                {words.lost}
              </Button>
            )
          }
        />
      )}
      {keys && mine.state === 'standing' && <Open onMake={onMake} />}
    </>
  )
}

/** Whose page this is: the owner of the keys that are one's own. */
function accountOf({ keys, mine }: DeskReply) {
  return keys.find(({ id }) => id === mine?.id)?.accountId
}

/** Keys that only wait are of use to nobody yet, unless a recovery can be finished with them. */
function needsUnlocking({ mine, recoveries }: DeskReply) {
  if (mine?.state === 'standing') return true
  return recoveries.some(({ keyId, endedAt }) => keyId === mine?.id && endedAt === null)
}

function Open({ onMake }: Pick<MyKeysProps, 'onMake'>) {
  const words = useDeskWords()
  return (
    <section className="card stack tight keys-open">
      <h2>{words.openNow}</h2>
      <p className="soft">{words.openNowSays}</p>
      <div className="row">
        <Button onClick={() => onMake('relock')}>{words.changeLock}</Button>
        <Button onClick={() => onMake('rotate')}>{words.rotate}</Button>
      </div>
    </section>
  )
}
