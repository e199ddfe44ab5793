import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Status.tsx'

type ConfirmDialogProps = {
  title: string
  /** What will be so afterwards. */
  says: string
  doing: { isPending: boolean; error: unknown }
  onYes: () => void
  onClose: () => void
}

/** Asks once before something that others will notice. */
export function ConfirmDialog({ title, says, doing, onYes, onClose }: ConfirmDialogProps) {
  const { pieces } = useWords()
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{says}</p>
      <Refusal error={doing.error} />
      <div className="row">
        <Button look="main" busy={doing.isPending} onClick={onYes}>
          {title}
        </Button>
        <Button onClick={onClose}>{pieces.cancel}</Button>
      </div>
    </Dialog>
  )
}
