import { useState } from 'react'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { askRecovery } from '../../lib/tip-keys/recovery.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useDeskAct } from './use-desk-act.ts'

const reasons = ['passphrase_forgotten', 'device_lost', 'nobody_left'] as const
type Reason = (typeof reasons)[number]

/** An officer whose new keys wait asks two holders, where no other officer can let them in. */
export function AskRecovery({ desk, keyId }: { desk: Desk; keyId: string }) {
  const words = useDeskWords()
  const say = useToast()
  const [why, setWhy] = useState<Reason>('passphrase_forgotten')
  const { keeperId, may, recoveries } = desk.reply
  const asking = useDeskAct(
    keeperId,
    () => askRecovery(keeperId, keyId, why),
    () => say({ text: words.asked }),
  )
  const asked = recoveries.some((each) => each.keyId === keyId && each.endedAt === null)
  if (asked || !may.read || !desk.standing?.escrow) return null

  return (
    <details className="ask-recovery">
      <summary>{words.ask}</summary>
      <div className="stack">
        <p>{words.askSays}</p>
        <Choice
          label={words.askWhy}
          look="list"
          value={why}
          onChange={(value) => setWhy(reasons.find((each) => each === value) ?? why)}
          options={reasons.map((value) => ({ value, label: words.askReasons[value] }))}
        />
        <Refusal error={asking.error} />
        <div>
          <Button busy={asking.isPending} onClick={() => asking.mutate()}>
            {words.askAct}
          </Button>
        </div>
      </div>
    </details>
  )
}
