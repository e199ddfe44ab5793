import { useState } from 'react'
import type { TipWords } from '../../../contract/sealed.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { newCaseAt } from './addresses.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { DestroyDialog } from './DestroyDialog.tsx'
import { ForwardDialog } from './ForwardDialog.tsx'
import type { Gone } from './GonePage.tsx'
import { JoinDialog } from './JoinDialog.tsx'
import type { Opening } from '../../lib/tip-keys/opened.ts'
import { useTipWords } from './tip-words.ts'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import type { Tip } from './use-tip-act.ts'

type TipActsProps = {
  tip: Tip
  here: DeskHere
  opening: Opening<TipWords>
  onGone: (gone: Gone) => void
}

type Open = 'forward' | 'conflict' | 'close' | 'join' | 'destroy'

/** What an officer may do with a tip. */
export function TipActs({ tip, here, opening, onGone }: TipActsProps) {
  const words = useTipWords()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const going = tip.state !== 'closed'
  const forwarding = { tip, here, said: opening.words, onClose: close, onGone }

  return (
    <section className="card stack tight">
      <h2>{words.acts}</h2>
      <div className="tip-acts">
        {going && tip.state !== 'in_case' && (
          <LinkButton href={newCaseAt(tip)} icon="plus">
            {words.openCase}
          </LinkButton>
        )}
        {going && (
          <Button icon="send" onClick={() => setOpen('forward')}>
            {words.forward}
          </Button>
        )}
        {going && (
          <Button icon="warn" onClick={() => setOpen('conflict')}>
            {words.conflict}
          </Button>
        )}
        {going && (
          <Button icon="people" onClick={() => setOpen('join')}>
            {words.join}
          </Button>
        )}
        {going && tip.state !== 'in_case' && (
          <Button icon="check" onClick={() => setOpen('close')}>
            {words.close}
          </Button>
        )}
        <Button look="danger" onClick={() => setOpen('destroy')}>
          {words.destroy}
        </Button>
      </div>
      {open === 'forward' && <ForwardDialog {...forwarding} conflict={false} />}
      {open === 'conflict' && <ForwardDialog {...forwarding} conflict />}
      {open === 'join' && <JoinDialog tip={tip} keys={here.keys} onClose={close} />}
      {open === 'close' && <CloseDialog tip={tip} onClose={close} />}
      {open === 'destroy' && <DestroyDialog tip={tip} onClose={close} onGone={onGone} />}
    </section>
  )
}
