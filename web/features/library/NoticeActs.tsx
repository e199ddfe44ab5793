import { useState } from 'react'
import { type Notice, notices } from '../../../contract/notices.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useLibraryWords } from './library-words.ts'
import { NoticeDialog } from './NoticeDialog.tsx'
import { useNotifying } from './notifying.ts'
import { useLibraryAct } from './use-library-act.ts'

type Act = Notice['may'][number]
const icons: Record<Act, IconName> = {
  change: 'pen',
  propose: 'send',
  publish: 'check',
  give_back: 'back',
  withdraw: 'close',
}
/** The act that is meant first where several are open. */
const main: Act[] = ['publish', 'propose']

/** What the reader may do with a notice as it stands. */
export function NoticeActs({ notice }: { notice: Notice }) {
  const said = useSaid(notice)
  const [open, setOpen] = useState<Act>()
  const close = () => setOpen(undefined)
  if (notice.may.length === 0) return null
  const first = main.find((act) => notice.may.includes(act))
  const at = { keeperId: notice.keeperId, modelId: notice.model.id }
  return (
    <div className="row no-print">
      {notice.may.map((act) => (
        <Button
          key={act}
          look={act === first ? 'main' : 'quiet'}
          icon={icons[act]}
          onClick={() => setOpen(act)}
        >
          {said[act].name}
        </Button>
      ))}
      {open === 'change' && <NoticeDialog at={at} draft={notice} onClose={close} />}
      {open !== undefined && open !== 'change' && (
        <ActDialog key={open} notice={notice} act={open} onClose={close} />
      )}
    </div>
  )
}

function useSaid({ next, asked }: Notice): Record<Act, { name: string; says: string }> {
  const words = useLibraryWords()
  const { askedOf, reachOf } = useNotifying()
  const above = { unit: next ? askedOf(next) : '' }
  const here = { unit: asked ? reachOf(asked) : '' }
  return {
    change: { name: words.change, says: words.writeSays },
    propose: { name: fill(words.propose, above), says: words.proposeSays },
    publish: { name: fill(words.publish, here), says: fill(words.publishSays, here) },
    give_back: { name: words.giveBack, says: words.giveBackSays },
    withdraw: { name: words.withdraw, says: words.withdrawSays },
  }
}

type ActDialogProps = { notice: Notice; act: Exclude<Act, 'change'>; onClose: () => void }

function ActDialog({ notice, act, onClose }: ActDialogProps) {
  const words = useLibraryWords()
  const said = useSaid(notice)[act]
  const [actId] = useState(uuid7)
  const [reason, setReason] = useState('')
  const acts = {
    propose: useLibraryAct(notices.propose, onClose),
    publish: useLibraryAct(notices.publish, onClose),
    give_back: useLibraryAct(notices.giveBack, onClose),
    withdraw: useLibraryAct(notices.withdraw, onClose),
  }
  const acting = acts[act]
  const { keeperId, id, edition } = notice
  return (
    <FormDialog
      title={said.name}
      says={said.says}
      act={said.name}
      busy={acting.isPending}
      error={acting.error}
      onClose={onClose}
      onSubmit={() => acting.mutate({ keeperId, id, actId, edition, reason })}
    >
      {(act === 'give_back' || act === 'withdraw') && (
        <TextArea
          label={words.reason}
          required
          maxLength={1000}
          error={fieldErrors(acting.error)['reason']}
          value={reason}
          onChange={setReason}
        />
      )}
    </FormDialog>
  )
}
