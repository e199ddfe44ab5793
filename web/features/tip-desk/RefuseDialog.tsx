import { useWords } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { type Recovery, refuseRecovery } from '../../lib/tip-keys/recovery.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useDeskAct } from './use-desk-act.ts'

type RefuseDialogProps = { desk: Desk; recovery: Recovery; onClose: () => void }

/** Ends a recovery that should not come about. */
export function RefuseDialog({ desk, recovery, onClose }: RefuseDialogProps) {
  const words = useDeskWords()
  const { pieces } = useWords()
  const say = useToast()
  const { keeperId } = desk.reply
  const refusing = useDeskAct(
    keeperId,
    () => refuseRecovery(keeperId, recovery.id),
    () => {
      say({ text: words.refused })
      onClose()
    },
  )
  return (
    <Dialog title={words.refuseTitle} onClose={onClose}>
      <p>{words.refuseSays}</p>
      <Refusal error={refusing.error} />
      <div className="row">
        <Button look="danger" busy={refusing.isPending} onClick={() => refusing.mutate()}>
          {words.refuse}
        </Button>
        <Button onClick={onClose}>{pieces.cancel}</Button>
      </div>
    </Dialog>
  )
}
