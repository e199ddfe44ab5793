import { useState } from 'react'
import type { DeskKey } from '../../../sealing/key-log.ts'
import { fill } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { admit, keyOf } from '../../lib/tip-keys/entries.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import type { Rewrapped } from '../../lib/tip-keys/rewrap.ts'
import { settle } from '../../lib/tip-keys/settle.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Tick } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { Fingerprint, signOf } from './Fingerprint.tsx'
import { nameOfKey } from './names.ts'
import { Sealing } from './Sealing.tsx'
import { useDeskAct } from './use-desk-act.ts'

type AdmitDialogProps = {
  desk: Desk
  keys: Unlocked
  admitted: DeskKey
  onClose: () => void
}

/** Lets somebody in after their fingerprint was heard; what is kept is then sealed to them too. */
export function AdmitDialog({ desk, keys, admitted, onClose }: AdmitDialogProps) {
  const words = useDeskWords()
  const say = useToast()
  const [same, setSame] = useState(false)
  const [so, setSo] = useState<Rewrapped>()
  const { reply, standing } = desk
  const name = nameOfKey(reply, admitted.id) ?? words.unknownName
  const admitting = useDeskAct(
    reply.keeperId,
    async () => {
      if (!standing) return desk
      const next = await admit(reply.keeperId, standing, keys, keyOf(admitted))
      return (await settle({ desk: next, keys, onProgress: setSo })).desk
    },
    () => {
      say({ text: fill(words.admitted, { name }) })
      onClose()
    },
  )
  return (
    <Dialog title={fill(words.admitTitle, { name })} onClose={onClose}>
      <p>{fill(words.admitSays, { name })}</p>
      <Fingerprint sign={signOf(admitted)} size="large" />
      <p>{admitted.holder === 'officer' ? words.admitOfficer : words.admitCustodian}</p>
      <Tick label={fill(words.admitSame, { name })} checked={same} onChange={setSame} />
      {admitting.isPending && <Sealing so={so} all={reply.behind} />}
      <Refusal error={admitting.error} />
      <div>
        <Button
          look="main"
          disabled={!same}
          busy={admitting.isPending}
          onClick={() => admitting.mutate()}
        >
          {words.admit}
        </Button>
      </div>
    </Dialog>
  )
}
