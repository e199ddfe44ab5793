import { useState } from 'react'
import { cases as endpoints } from '../../../contract/cases.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { AssignDialog, ExtendDialog } from './CaseDialogs.tsx'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import { AddTipDialog } from './AddTipDialog.tsx'
import { CloseCaseDialog } from './CloseCaseDialog.tsx'
import { type Case, useCaseAct } from './use-case-act.ts'

type Open = 'assign' | 'extend' | 'addTip' | 'close' | 'reopen'

/** What an officer may do with a case. */
export function CaseActs({ of, here }: { of: Case; here: DeskHere }) {
  const words = useCaseWords()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <section className="card stack tight">
      <h2>{words.acts}</h2>
      <div className="case-acts">
        {of.state === 'open' ? (
          <>
            <Button icon="person" onClick={() => setOpen('assign')}>
              {words.assign}
            </Button>
            <Button icon="plus" onClick={() => setOpen('addTip')}>
              {words.addTip}
            </Button>
            {!of.extended && (
              <Button icon="clock" onClick={() => setOpen('extend')}>
                {words.extend}
              </Button>
            )}
            <Button icon="check" onClick={() => setOpen('close')}>
              {words.close}
            </Button>
          </>
        ) : (
          <Button icon="back" onClick={() => setOpen('reopen')}>
            {words.reopen}
          </Button>
        )}
      </div>
      {open === 'assign' && <AssignDialog of={of} onClose={close} />}
      {open === 'extend' && <ExtendDialog of={of} onClose={close} />}
      {open === 'addTip' && <AddTipDialog of={of} here={here} onClose={close} />}
      {open === 'close' && <CloseCaseDialog of={of} onClose={close} />}
      {open === 'reopen' && <ReopenDialog of={of} onClose={close} />}
    </section>
  )
}

/** Opens a closed case again, knowing that its figures are taken back. */
function ReopenDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const words = useCaseWords()
  const reopening = useCaseAct(endpoints.reopen, onClose)
  const { keeperId, id, edition } = of
  return (
    <FormDialog
      title={words.reopen}
      act={words.reopen}
      busy={reopening.isPending}
      error={reopening.error}
      onClose={onClose}
      onSubmit={() => reopening.mutate({ keeperId, id, edition })}
    >
      <p>{words.reopenSays}</p>
    </FormDialog>
  )
}
