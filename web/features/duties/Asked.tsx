import { duties, type Hand } from '../../../contract/duties.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useDutyWords } from './duty-words.ts'
import { type Of, useDutyAct } from './use-duty-act.ts'

/** Somebody was asked to take shifts: nothing is theirs before they say yes. */
export function Asked({ of, hands }: { of: Of; hands: Hand[] }) {
  const words = useDutyWords()
  const answering = useDutyAct(duties.answerHand)
  const me = hands.find(({ mine }) => mine)
  if (!me || me.agreed) return null
  const answer = (yes: boolean) => answering.mutate({ ...of, id: me.id, yes })
  return (
    <section className="card stack tight">
      <h2>{words.asked}</h2>
      <p className="soft">{words.askedSays}</p>
      <Refusal error={answering.error} />
      <div className="row">
        <Button look="main" busy={answering.isPending} onClick={() => answer(true)}>
          {words.agree}
        </Button>
        <Button busy={answering.isPending} onClick={() => answer(false)}>
          {words.refuse}
        </Button>
      </div>
    </section>
  )
}
