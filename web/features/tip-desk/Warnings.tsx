import { useQueryClient } from '@tanstack/react-query'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { type Desk, deskQuery } from '../../lib/tip-keys/desk.ts'
import { agree } from '../../lib/tip-keys/pin.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Fingerprint, signOf } from './Fingerprint.tsx'
import { nameOfKey } from './names.ts'

/** What is wrong with the log, or new in it, before anything else of the desk. */
export function Warnings({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const client = useQueryClient()
  const { reply, standing, trouble, fresh } = desk
  if (trouble) {
    const broken = trouble === 'broken'
    return (
      <section className="desk-alarm" role="alert">
        <Icon name="warn" />
        <div className="stack tight">
          <h2>{broken ? words.brokenTitle : words.rewrittenTitle}</h2>
          <p>{broken ? words.brokenSays : words.rewrittenSays}</p>
        </div>
      </section>
    )
  }
  if (!standing || fresh.length === 0) return null
  const agreeNow = () => {
    agree(reply.keeperId, standing)
    client.setQueryData(deskQuery(reply.keeperId).queryKey, { ...desk, fresh: [] })
  }
  return (
    <section className="notice stack tight" role="alert">
      <h2>{words.freshTitle}</h2>
      <ul className="plain stack tight">
        {fresh.map((key) => (
          <li key={key.id}>
            <strong>{nameOfKey(reply, key.id) ?? words.unknownName}</strong>
            {` · ${words.logHolder[key.holder]}`}
            <br />
            <Fingerprint sign={signOf(key)} />
          </li>
        ))}
      </ul>
      <p>{words.freshSays}</p>
      <div>
        <Button onClick={agreeNow}>{words.agree}</Button>
      </div>
    </section>
  )
}
