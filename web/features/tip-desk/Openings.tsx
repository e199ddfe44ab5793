import { useQuery } from '@tanstack/react-query'
import { tipKinds } from '../../../contract/tip-kinds.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { settleOpening } from '../../lib/tip-keys/opening.ts'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useDeskAct } from './use-desk-act.ts'

type Asked = Desk['reply']['openings'][number]

/** Who wants to know who a sender is, and why: a second person says yes or no, and sees nothing of the tip. */
export function Openings({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const { openings } = desk.reply
  if (openings.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{words.openings}</h2>
      <p className="soft">{words.openingsSays}</p>
      <ul className="plain lines">
        {openings.map((opening) => (
          <li key={opening.id}>
            <Opening desk={desk} opening={opening} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Opening({ desk, opening }: { desk: Desk; opening: Asked }) {
  const words = useDeskWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kinds = useQuery(asking(tipKinds.read, {}))
  const { keeperId } = desk.reply
  const { standing } = desk
  const keys = useUnlocked(keeperId)
  const settling = useDeskAct(keeperId, (agree: boolean) =>
    settleOpening({
      keeperId,
      opening,
      agreed: agree && standing && keys ? { standing, keys } : undefined,
    }),
  )
  const reason = kinds.data?.openingReasons.find(({ id }) => id === opening.reason)
  return (
    <div className="stack tight">
      <strong>{fill(words.openingAsks, { name: opening.askedBy })}</strong>
      <span className="small soft number">
        {[numbers.moment(opening.askedAt), reason && say(reason.name)].filter(Boolean).join(' · ')}
      </span>
      {!keys && <p className="small">{words.openingUnlock}</p>}
      <Refusal error={settling.error} />
      <div className="row">
        <Button disabled={!keys} busy={settling.isPending} onClick={() => settling.mutate(true)}>
          {words.openingAgree}
        </Button>
        <Button look="plain" busy={settling.isPending} onClick={() => settling.mutate(false)}>
          {words.openingRefuse}
        </Button>
      </div>
    </div>
  )
}
