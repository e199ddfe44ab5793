import { useState } from 'react'
import { fill, useNumbers } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import type { Rewrapped } from '../../lib/tip-keys/rewrap.ts'
import { isUnsettled, settle } from '../../lib/tip-keys/settle.ts'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { isOfficer } from './names.ts'
import { Sealing } from './Sealing.tsx'
import { useDeskAct } from './use-desk-act.ts'

/** What is left to do after keys came or went: an officer presses once. */
export function SettleCard({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const numbers = useNumbers()
  const say = useToast()
  const { reply } = desk
  const keys = useUnlocked(reply.keeperId)
  const [so, setSo] = useState<Rewrapped>()
  const settling = useDeskAct(
    reply.keeperId,
    async (mine: Unlocked) => (await settle({ desk, keys: mine, onProgress: setSo })).desk,
    (settled) => settled.reply.behind === 0 && say({ text: words.settled }),
  )
  if (!isOfficer(reply) || (!isUnsettled(desk) && !settling.isPending)) return null
  const count = (value: number) => ({ count: numbers.number(value) })

  return (
    <section className="card stack tight unsettled">
      <h2>{words.settle}</h2>
      <p>{words.settleSays}</p>
      {reply.behind > 0 && <p className="number">{fill(words.behind, count(reply.behind))}</p>}
      {settling.isPending && <Sealing so={so} all={reply.behind} />}
      {!settling.isPending && so && so.shut > 0 && (
        <p className="notice">{fill(words.shut, count(so.shut))}</p>
      )}
      <Refusal error={settling.error} />
      {keys ? (
        <div>
          <Button look="main" busy={settling.isPending} onClick={() => settling.mutate(keys)}>
            {words.settleAct}
          </Button>
        </div>
      ) : (
        <p className="soft">{words.unlockFirst}</p>
      )}
    </section>
  )
}
