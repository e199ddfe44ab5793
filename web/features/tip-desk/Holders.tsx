import { useState } from 'react'
import type { DeskKey } from '../../../sealing/key-log.ts'
import type { Desk, DeskReply } from '../../lib/tip-keys/desk.ts'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Status.tsx'
import { AdmitDialog } from './AdmitDialog.tsx'
import { Fingerprint, signOf } from './Fingerprint.tsx'
import { isOfficer, nameOfKey } from './names.ts'
import { RetireDialog } from './RetireDialog.tsx'

/** Who holds keys as the log says, and who waits to be let in. */
export function Holders({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const [open, setOpen] = useState<{ act: 'admit' | 'retire'; key: DeskKey }>()
  const { reply, standing, fresh } = desk
  const keys = useUnlocked(reply.keeperId)
  if (!standing) return null
  const signs = keys !== undefined && isOfficer(reply) && fresh.length === 0
  const stand = (holder: DeskKey['holder']) => standing.keys.filter((key) => key.holder === holder)
  const waiting = reply.keys.filter(({ state }) => state === 'proposed')
  // The log alone says who holds keys: a row that only the server knows is shown for what it is.
  const foreign = reply.keys.filter(
    ({ id, state }) => state === 'standing' && !standing.keys.some((key) => key.id === id),
  )
  const close = () => setOpen(undefined)
  const custodians = stand('custodian')

  return (
    <section className="card stack">
      <h2>{words.holders}</h2>
      {waiting.length > 0 && (
        <Group title={words.waitingToCome}>
          {waiting.map((key) => (
            <Holder key={key.id} reply={reply} held={key}>
              {signs && (
                <Button look="main" onClick={() => setOpen({ act: 'admit', key })}>
                  {words.admit}
                </Button>
              )}
            </Holder>
          ))}
        </Group>
      )}
      {(['officer', 'custodian'] as const).map((holder) => (
        <Group key={holder} title={holder === 'officer' ? words.officers : words.custodians}>
          {stand(holder).map((key) => (
            <Holder key={key.id} reply={reply} held={key}>
              {signs && key.id !== reply.mine?.id && (
                <Button onClick={() => setOpen({ act: 'retire', key })}>{words.retire}</Button>
              )}
            </Holder>
          ))}
          {holder === 'custodian' && custodians.length === 0 && (
            <li className="soft">{words.custodiansNone}</li>
          )}
        </Group>
      ))}
      {foreign.map((key) => (
        <p key={key.id} className="notice" role="alert">
          <strong>{key.name}</strong>: {words.keyNotInLog}
        </p>
      ))}
      {isOfficer(reply) && !keys && <p className="soft small">{words.unlockFirst}</p>}
      {open?.act === 'admit' && keys && (
        <AdmitDialog desk={desk} keys={keys} admitted={open.key} onClose={close} />
      )}
      {open?.act === 'retire' && keys && (
        <RetireDialog desk={desk} keys={keys} retired={open.key} onClose={close} />
      )}
    </section>
  )
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="stack tight">
      <h3>{title}</h3>
      <ul className="plain lines">{children}</ul>
    </div>
  )
}

type HolderProps = { reply: DeskReply; held: DeskKey; children: React.ReactNode }

function Holder({ reply, held, children }: HolderProps) {
  const words = useDeskWords()
  const row = reply.keys.find(({ id }) => id === held.id)
  const standing = reply.keys.filter(({ state }) => state === 'standing')
  const newest = standing.findLast(({ accountId }) => accountId === held.accountId)
  const isOlder = row?.state === 'standing' && newest !== undefined && newest.id !== held.id
  return (
    <li>
      <div className="stack tight">
        <span>
          <strong>{nameOfKey(reply, held.id) ?? words.unknownName}</strong>
          {reply.mine?.id === held.id && <span className="soft">{` (${words.you})`}</span>}
        </span>
        <Fingerprint sign={signOf(held)} />
        {row?.state === 'standing' && row.role === null && (
          <Tag tone="wait">{words.noLongerHere}</Tag>
        )}
        {isOlder && <Tag tone="wait">{words.twoKeys}</Tag>}
      </div>
      {children}
    </li>
  )
}
