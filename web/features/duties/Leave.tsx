import { useState } from 'react'
import { duties, type Hand } from '../../../contract/duties.ts'
import { fill } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useDutyWords } from './duty-words.ts'
import { type Of, useDutyAct } from './use-duty-act.ts'

/** Somebody takes no more shifts, by their own word or by that of whoever keeps the roster. */
export function Leave({ of, hand }: { of: Of; hand: Hand }) {
  const words = useDutyWords()
  const [asking, setAsking] = useState(false)
  const ending = useDutyAct(duties.endHand, () => setAsking(false))
  return (
    <>
      <Button look="plain" onClick={() => setAsking(true)}>
        {words.leave}
      </Button>
      {asking && (
        <Dialog title={words.leave} onClose={() => setAsking(false)}>
          <p>{fill(words.leaveSays, { name: hand.name ?? '' })}</p>
          <Refusal error={ending.error} />
          <div className="row">
            <Button
              look="main"
              busy={ending.isPending}
              onClick={() => ending.mutate({ ...of, id: hand.id })}
            >
              {words.leave}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
