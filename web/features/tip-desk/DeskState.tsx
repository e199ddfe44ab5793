import { fill } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { escrowIsOld } from '../../lib/tip-keys/entries.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Tag } from '../../ui/Status.tsx'
import { deskSignOf, Fingerprint } from './Fingerprint.tsx'

/** Whether the desk can receive tips, who could help if keys are lost, and by which numbers it is known. */
export function DeskState({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const { reply, standing } = desk
  if (!standing) return null
  const sign = deskSignOf(reply)
  const { escrow, open } = standing
  return (
    <section className="card stack tight">
      <div className="row apart">
        <h2>{words.deskSign}</h2>
        <Tag tone={open ? 'good' : 'wait'}>{open ? words.openDesk : words.closedDesk}</Tag>
      </div>
      {sign && <Fingerprint sign={sign} size="large" />}
      <p className="soft small">{words.deskSignSays}</p>
      {!open && <p className="notice">{words.closedSays}</p>}
      <h3>{words.escrow}</h3>
      <p>{escrow ? fill(words.escrowFor, { count: escrow.holders.length }) : words.escrowNone}</p>
      {escrow && escrowIsOld(standing) && <p className="notice">{words.escrowOld}</p>}
    </section>
  )
}
