import { fill, useErrorWords, useWords } from '../lib/language.tsx'
import { dropUnsent, sendWaiting, useUnsent } from '../lib/outbox.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** What was written and has not arrived: waiting for the network, or refused with a reason. */
export function UnsentDialog({ onClose }: { onClose: () => void }) {
  const { shell } = useWords()
  const say = useErrorWords()
  const unsent = useUnsent()

  return (
    <Dialog title={shell.unsentTitle} onClose={onClose}>
      <p>{shell.unsentWaiting}</p>
      <ul className="plain stack tight">
        {unsent.map(({ id, label, refused }) => (
          <li key={id} className="card stack tight">
            <strong>{label}</strong>
            {refused && (
              <>
                <p>{fill(shell.unsentRefused, { reason: say(refused) })}</p>
                <div>
                  <Button onClick={() => void dropUnsent(id)}>{shell.unsentDrop}</Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button look="main" icon="send" onClick={() => void sendWaiting()}>
          {shell.sendNow}
        </Button>
      </div>
    </Dialog>
  )
}
