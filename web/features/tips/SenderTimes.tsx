import type { Thread } from '../../lib/sealed/thread.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { useSealedWords } from './sealed-words.ts'
import type { Desks } from './SendPage.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'

type Line = { at: string; says: string }

/** What happened to a tip, in order: received, looked at, passed on, the name opened, ended. */
export function SenderTimes({ thread, desks }: { thread: Thread; desks: Desks }) {
  const words = useSealedWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kinds = useTipKinds()
  const bodyName = (id: string) => {
    const body = kinds?.body(id)
    return body ? say(body.name) : id
  }
  const line = (at: string | null, says: string): Line[] => (at ? [{ at, says }] : [])
  const lines = [
    ...line(thread.receivedAt, words.time_received),
    ...line(thread.seenAt, words.time_seen),
    ...thread.transfers.map(({ at, toKeeper, toBody }) => {
      const desk = desks.find(({ keeperId }) => keeperId === toKeeper)
      const body = toBody === null ? desk && unitName(desk) : bodyName(toBody)
      return { at, says: body ? fill(words.time_body, { body }) : words.time_desk }
    }),
    ...thread.openings.map(({ at, reason }) => {
      const known = kinds?.openingReason(reason)
      return { at, says: fill(words.time_opened, { reason: known ? say(known.name) : reason }) }
    }),
    ...line(thread.disputedAt, words.time_disputed),
    ...line(thread.eraseAskedAt, words.time_erase),
    ...line(thread.closedAt, words.time_closed),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))

  return (
    <section className="card stack tight">
      <h2>{words.timeline}</h2>
      <ol className="plain lines">
        {lines.map(({ at, says }) => (
          <li key={`${at} ${says}`}>
            <span>{says}</span>
            <span className="small soft number">{numbers.moment(at)}</span>
          </li>
        ))}
        {thread.destroyOn && (
          <li>
            <span>{words.time_destroy}</span>
            <span className="small soft number">{numbers.day(thread.destroyOn)}</span>
          </li>
        )}
      </ol>
    </section>
  )
}
