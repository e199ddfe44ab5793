import { useState } from 'react'
import type { Covenant } from '../../../contract/covenants.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { covenantsAt } from './addresses.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { useCovenantWords } from './covenant-words.ts'
import { EndDialog } from './EndDialog.tsx'

/** What is seldom done about a covenant, and the way back: at the foot of its page. */
export function SeldomActs({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const [open, setOpen] = useState<'change' | 'end'>()
  const close = () => setOpen(undefined)
  return (
    <div className="row no-print">
      <LinkButton look="plain" icon="back" href={covenantsAt(covenant)}>
        {words.all}
      </LinkButton>
      {covenant.mayKeep && (
        <>
          <Button look="plain" onClick={() => setOpen('change')}>
            {words.change}
          </Button>
          <Button look="plain" onClick={() => setOpen('end')}>
            {words.end}
          </Button>
        </>
      )}
      {open === 'change' && <ChangeDialog covenant={covenant} onClose={close} />}
      {open === 'end' && <EndDialog covenant={covenant} onClose={close} />}
    </div>
  )
}
