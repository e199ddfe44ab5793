import { entryIn, type KeyEntry } from '../../../sealing/key-log.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { nameOfKey } from './names.ts'

/** Everything that was done to the keys, newest first, in plain words. */
export function KeyLog({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const { reply, standing } = desk
  const entries = reply.log.flatMap(({ entry }) => readable(entry)).toReversed()
  return (
    <section className="card stack tight">
      <h2>{words.log}</h2>
      <p className="soft small">{words.logSays}</p>
      {standing && <p className="small">{fill(words.logChecked, { count: entries.length })}</p>}
      <ol className="plain lines key-log">
        {entries.map((entry) => (
          <Line key={entry.seq} desk={desk} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

/** In a log that does not check there may be anything; what is no entry is left out. */
function readable(entry: string) {
  try {
    return [entryIn(entry)]
  } catch {
    return []
  }
}

function Line({ desk, entry }: { desk: Desk; entry: KeyEntry }) {
  const words = useDeskWords()
  const numbers = useNumbers()
  const name = (id: string) => nameOfKey(desk.reply, id) ?? words.unknownName
  const { act, key, escrow, by, also, on } = entry
  const said = fill(words.logActs[act], {
    key: key ? name(key.id) : '',
    holder: key ? words.logHolder[key.holder] : '',
    holders: escrow?.holders.map(name).join(', ') ?? '',
  })
  const signed = also
    ? fill(words.logByTwo, { by: name(by), also: name(also) })
    : fill(words.logBy, { by: name(by) })
  return (
    <li>
      <span>{said}</span>
      <span className="soft small number">{`${numbers.day(on)} · ${signed}`}</span>
    </li>
  )
}
