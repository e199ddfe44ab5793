import { useState } from 'react'
import type { Covenant } from '../../../contract/covenants.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { printAt, signAt, voteAt } from './addresses.ts'
import { atOf } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import { DecideDialog } from './DecideDialog.tsx'
import { EnterDialog } from './EnterDialog.tsx'
import { SendDialog } from './SendDialog.tsx'
import { TextDialog } from './TextDialog.tsx'

const dialogs = {
  text: TextDialog,
  send: SendDialog,
  decide: DecideDialog,
  enter: EnterDialog,
}

type Open = keyof typeof dialogs

/** What the reader may do about a covenant now; the next thing to do stands out. */
export function CovenantActs({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const [open, setOpen] = useState<Open>()
  const at = atOf(covenant)
  const next = nextOf(covenant)
  const { mayKeep, state, inForceSince } = covenant
  const settled = state !== 'draft' && state !== 'sent' && !(state === 'adopted' && !inForceSince)
  const Shown = open && dialogs[open]

  return (
    <>
      {next === 'sign' && (
        <LinkButton look="main" icon="pen" href={signAt(at)}>
          {words.sign}
        </LinkButton>
      )}
      {next === 'vote' && (
        <LinkButton look="main" icon="people" href={voteAt(at)}>
          {words.vote}
        </LinkButton>
      )}
      {(next === 'send' || next === 'decide' || next === 'enter') && (
        <Button look="main" icon={icons[next]} onClick={() => setOpen(next)}>
          {words[next]}
        </Button>
      )}
      {mayKeep && inForceSince && next !== 'enter' && (
        <Button icon="plus" onClick={() => setOpen('enter')}>
          {words.enter}
        </Button>
      )}
      {mayKeep && (state === 'draft' || settled) && (
        <Button icon="pen" onClick={() => setOpen('text')}>
          {state === 'draft' ? words.writeDraft : words.openNext}
        </Button>
      )}
      {covenant.maySign && !covenant.mine && next !== 'sign' && (
        <LinkButton icon="hand" href={signAt(at)}>
          {words.signMine}
        </LinkButton>
      )}
      <LinkButton icon="print" href={printAt(at)}>
        {words.print}
      </LinkButton>
      {Shown && <Shown covenant={covenant} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const icons = { send: 'send', decide: 'check', enter: 'plus' } as const

/** The one thing to do next, if the reader may. */
function nextOf({ state, inForceSince, mayKeep, mayDecide, maySign, mine }: Covenant) {
  if (state === 'sent' && mayDecide) return 'decide'
  if (state === 'adopted' && !inForceSince && mayKeep) return 'send'
  if (state === 'draft' && mayKeep) return 'vote'
  if (inForceSince && mayKeep) return 'enter'
  return maySign && !mine ? 'sign' : undefined
}
