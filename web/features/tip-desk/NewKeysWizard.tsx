import { useState } from 'react'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { holdOpen } from '../../lib/tip-keys/held.ts'
import { propose, relock, rotate } from '../../lib/tip-keys/keys.ts'
import type { LockChoice, MadeKeys } from '../../lib/tip-keys/locks.ts'
import type { Rewrapped } from '../../lib/tip-keys/rewrap.ts'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { KeyWizard } from './KeyWizard.tsx'
import { MakeKeys } from './MakeKeys.tsx'
import { holderOf } from './names.ts'
import { Sealing } from './Sealing.tsx'
import { useDeskAct } from './use-desk-act.ts'

/** Why somebody makes keys, or locks those they have otherwise. */
export type NewKeys = 'first' | 'lost' | 'rotate' | 'relock'

type NewKeysWizardProps = { desk: Desk; making: NewKeys; onClose: () => void }

/** Makes new keys, for whatever reason, or a new lock for the old ones. */
export function NewKeysWizard({ desk, making, onClose }: NewKeysWizardProps) {
  if (making === 'relock') return <Relock desk={desk} onClose={onClose} />
  if (making === 'rotate' && desk.reply.mine?.holder === 'officer')
    return <Rotate desk={desk} onClose={onClose} />
  return <Propose desk={desk} making={making} onClose={onClose} />
}

function Propose({ desk, making, onClose }: NewKeysWizardProps) {
  const words = useDeskWords()
  const say = useToast()
  const { keeperId } = desk.reply
  const holder = holderOf(desk.reply) ?? 'custodian'
  const proposing = useDeskAct(
    keeperId,
    async (made: MadeKeys) => {
      const proposed = await propose(keeperId, holder, made)
      // Keys that stand go on signing until the new ones are let in.
      if (desk.reply.mine?.state !== 'standing') holdOpen(keeperId, made.keys)
      return proposed
    },
    () => {
      say({ text: words.proposed })
      onClose()
    },
  )
  const told = {
    first: { title: words.proposeTitle, lead: words.proposeLead[holder] },
    lost: { title: words.lostTitle, lead: words.lostSays },
    rotate: { title: words.rotate, lead: words.custodianRotateSays },
    relock: { title: words.changeLock, lead: words.changeLockSays },
  }[making]
  return (
    <KeyWizard desk={desk} {...told} act={words.proposeAct} doing={proposing} onCancel={onClose} />
  )
}

type Closing = { desk: Desk; onClose: () => void }

function Rotate({ desk, onClose }: Closing) {
  const words = useDeskWords()
  const say = useToast()
  const [so, setSo] = useState<Rewrapped>()
  const { keeperId } = desk.reply
  // The old keys are needed to the end, and the new ones take their place here in between.
  const [keys] = useState(useUnlocked(keeperId))
  const rotating = useDeskAct(
    keeperId,
    async (made: MadeKeys) => {
      if (!keys) throw new Error('the keys are locked')
      return rotate({ desk, keys, made, onProgress: setSo })
    },
    () => {
      say({ text: words.rotated })
      onClose()
    },
  )
  const [first, ...rest] = words.rotateSteps
  return (
    <div className="stack narrow">
      <ol className="no-print rotate-steps">
        <li>
          {first}{' '}
          <LinkButton href="/cai-dat" look="plain">
            {words.endSessions}
          </LinkButton>
        </li>
        {rest.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <KeyWizard
        desk={desk}
        title={words.rotateTitle}
        lead={words.rotateLead}
        act={words.rotateAct}
        doing={rotating}
        onCancel={onClose}
      />
      {rotating.isPending && <Sealing so={so} all={desk.reply.behind} />}
    </div>
  )
}

function Relock({ desk, onClose }: Closing) {
  const words = useDeskWords()
  const say = useToast()
  const { keeperId, title, name } = desk.reply
  const [keys] = useState(useUnlocked(keeperId))
  const relocking = useDeskAct(
    keeperId,
    async (choice: LockChoice) => {
      if (!keys) throw new Error('the keys are locked')
      return relock(desk, keys, choice)
    },
    () => {
      say({ text: words.lockChanged })
      onClose()
    },
  )
  return (
    <div className="stack narrow key-wizard">
      <h2>{words.changeLock}</h2>
      <p>{words.changeLockSays}</p>
      <MakeKeys
        passkey={`${words.desk} · ${title} ${name}`}
        act={words.changeLock}
        onChosen={async (choice) => void (await relocking.mutateAsync(choice))}
        onCancel={onClose}
      />
      <Refusal error={relocking.error} />
    </div>
  )
}
