import { useState } from 'react'
import { fill } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { askedKey, giveShare, type Recovery } from '../../lib/tip-keys/recovery.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Tick } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { Fingerprint, signOf } from './Fingerprint.tsx'
import { useDeskAct } from './use-desk-act.ts'

type GiveDialogProps = { desk: Desk; recovery: Recovery; keys: Unlocked; onClose: () => void }

/** A holder hands their share on, once they heard the fingerprint from the one who asks. */
export function GiveDialog({ desk, recovery, keys, onClose }: GiveDialogProps) {
  const words = useDeskWords()
  const say = useToast()
  const [same, setSame] = useState(false)
  const name = recovery.askedBy
  const asked = askedKey(desk, recovery)
  const giving = useDeskAct(
    desk.reply.keeperId,
    () => giveShare(desk, keys, recovery),
    () => {
      say({ text: words.given })
      onClose()
    },
  )
  return (
    <Dialog title={fill(words.giveTitle, { name })} onClose={onClose}>
      <p>{fill(words.giveSays, { name })}</p>
      {asked && <Fingerprint sign={signOf(asked)} size="large" />}
      <Tick label={fill(words.admitSame, { name })} checked={same} onChange={setSame} />
      <Refusal error={giving.error} />
      <div>
        <Button
          look="main"
          disabled={!same || !asked}
          busy={giving.isPending}
          onClick={() => giving.mutate()}
        >
          {words.give}
        </Button>
      </div>
    </Dialog>
  )
}
