import { useState } from 'react'
import type { DeskKey } from '../../../sealing/key-log.ts'
import { fill, useWords } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { retire } from '../../lib/tip-keys/entries.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import type { Rewrapped } from '../../lib/tip-keys/rewrap.ts'
import { settle } from '../../lib/tip-keys/settle.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { nameOfKey } from './names.ts'
import { Sealing } from './Sealing.tsx'
import { useDeskAct } from './use-desk-act.ts'

type RetireDialogProps = { desk: Desk; keys: Unlocked; retired: DeskKey; onClose: () => void }

/** Takes somebody's keys out, and seals what is kept to those who stay. */
export function RetireDialog({ desk, keys, retired, onClose }: RetireDialogProps) {
  const words = useDeskWords()
  const { pieces } = useWords()
  const say = useToast()
  const [so, setSo] = useState<Rewrapped>()
  const { reply, standing } = desk
  const name = nameOfKey(reply, retired.id) ?? words.unknownName
  const retiring = useDeskAct(
    reply.keeperId,
    async () => {
      if (!standing) return desk
      const next = await retire(reply.keeperId, standing, keys, retired)
      return (await settle({ desk: next, keys, onProgress: setSo })).desk
    },
    () => {
      say({ text: fill(words.retired, { name }) })
      onClose()
    },
  )
  return (
    <Dialog title={fill(words.retireTitle, { name })} onClose={onClose}>
      <p>{words.retireSays}</p>
      {retiring.isPending && <Sealing so={so} all={reply.behind} />}
      <Refusal error={retiring.error} />
      <div className="row">
        <Button look="danger" busy={retiring.isPending} onClick={() => retiring.mutate()}>
          {words.retire}
        </Button>
        <Button onClick={onClose}>{pieces.cancel}</Button>
      </div>
    </Dialog>
  )
}
