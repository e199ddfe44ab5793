import { useState } from 'react'
import { tips as endpoints } from '../../../contract/tips.ts'
import { useLanguage } from '../../lib/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'

/** Asks a second person to open with me who the sender is. */
export function AskIdentity({ tip, onClose }: { tip: Tip; onClose: () => void }) {
  const words = useTipWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const [openingId] = useState(() => crypto.randomUUID())
  const [reason, setReason] = useState<string>()
  const [unchosen, setUnchosen] = useState(false)
  const asking = useTipAct(endpoints.askIdentity, onClose)
  const { keeperId, id } = tip

  function submit() {
    setUnchosen(!reason)
    if (reason) asking.mutate({ keeperId, id, openingId, reason })
  }

  return (
    <Dialog title={words.askIdentity} onClose={onClose}>
      <Form
        says={words.askIdentitySays}
        act={words.ask}
        busy={asking.isPending}
        error={asking.error}
        onSubmit={submit}
      >
        <Choice
          label={words.openingReason}
          look="list"
          required
          error={unchosen ? 'missing' : undefined}
          options={(kinds?.openingReasons ?? []).map((each) => ({
            value: each.id,
            label: say(each.name),
          }))}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  )
}
