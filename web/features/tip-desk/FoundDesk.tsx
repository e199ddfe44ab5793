import type { Desk } from '../../lib/tip-keys/desk.ts'
import { foundDesk } from '../../lib/tip-keys/keys.ts'
import type { MadeKeys } from '../../lib/tip-keys/locks.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { useToast } from '../../ui/Toast.tsx'
import { KeyWizard } from './KeyWizard.tsx'
import { useDeskAct } from './use-desk-act.ts'

/** The first officer sets up the desk. */
export function FoundDesk({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const say = useToast()
  const { keeperId } = desk.reply
  const founding = useDeskAct(
    keeperId,
    (made: MadeKeys) => foundDesk(keeperId, made),
    () => say({ text: words.founded }),
  )
  return (
    <KeyWizard
      desk={desk}
      title={words.foundTitle}
      lead={words.foundLead}
      act={words.foundAct}
      doing={founding}
    />
  )
}
