import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { IdentityWords } from '../../../contract/sealed.ts'
import { tips as endpoints } from '../../../contract/tips.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { settleOpening } from '../../lib/tip-keys/opening.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { AskIdentity } from './AskIdentity.tsx'
import { type Identity, type IdentityOpening, readIdentity } from './identity.ts'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import type { Tip } from './use-tip-act.ts'

type IdentityCardProps = { tip: Tip; here: DeskHere }

/** Who sent the tip, where they said so: shut until two people open it, with a reason the sender sees. */
export function IdentityCard({ tip, here }: IdentityCardProps) {
  const words = useTipWords()
  const [asking, setAsking] = useState(false)
  const { identity } = tip
  return (
    <section className="card stack tight">
      <h2>{words.identity}</h2>
      {!identity ? (
        <p className="soft">{words.identityNone}</p>
      ) : (
        <>
          <p className="soft">{words.identitySays}</p>
          <ul className="plain lines">
            {identity.openings.map((opening) => (
              <li key={opening.id}>
                <Opening {...{ tip, here, identity, opening }} />
              </li>
            ))}
          </ul>
          {here.keys && identity.share && (
            <div>
              <Button icon="people" onClick={() => setAsking(true)}>
                {words.askIdentity}
              </Button>
            </div>
          )}
          {!identity.share && <p className="small">{words.identityNoShare}</p>}
        </>
      )}
      {asking && <AskIdentity tip={tip} onClose={() => setAsking(false)} />}
    </section>
  )
}

type OpeningProps = IdentityCardProps & { identity: Identity; opening: IdentityOpening }

/** One request: who asked and why; the other agrees or refuses; the one who asked reads. */
function Opening({ tip, here, identity, opening }: OpeningProps) {
  const words = useTipWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kinds = useTipKinds()
  const mine = useMe()?.id === opening.askedById
  const reason = kinds?.openingReason(opening.reason)
  const waits = opening.agreedAt === null && !opening.refused
  return (
    <div className="stack tight">
      <p>
        <strong>{reason ? say(reason.name) : opening.reason}</strong>
      </p>
      <p className="small soft">
        {fill(words.askedBy, { name: opening.askedBy, moment: numbers.moment(opening.askedAt) })}
        {'. '}
        {opening.refused
          ? fill(words.refusedBy, { name: opening.agreedBy ?? '' })
          : opening.agreedAt
            ? fill(words.agreedBy, {
                name: opening.agreedBy ?? '',
                moment: numbers.moment(opening.agreedAt),
              })
            : words.waitsForSecond}
      </p>
      {waits && !mine && identity.share && <Second {...{ tip, here, identity, opening }} />}
      {mine && opening.share && <Read {...{ here, identity, opening }} />}
    </div>
  )
}

function Second({ tip, here, identity, opening }: OpeningProps) {
  const words = useTipWords()
  const client = useQueryClient()
  const { keys, standing } = here
  const handing = useMutation({
    networkMode: 'always',
    mutationFn: (agree: boolean) =>
      settleOpening({
        keeperId: tip.keeperId,
        opening: { ...opening, tipId: tip.id, share: identity.share ?? '' },
        agreed: agree && keys && standing ? { standing, keys } : undefined,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: [endpoints.read.path] }),
  })
  if (!keys) return <p className="small">{words.unlockFirst}</p>
  return (
    <>
      <p className="small">{words.secondSays}</p>
      <div className="row">
        <Button busy={handing.isPending} onClick={() => handing.mutate(true)}>
          {words.agree}
        </Button>
        <Button look="plain" busy={handing.isPending} onClick={() => handing.mutate(false)}>
          {words.refuse}
        </Button>
      </div>
      <Refusal error={handing.error} />
    </>
  )
}

function Read({ here, identity, opening }: Omit<OpeningProps, 'tip'>) {
  const words = useTipWords()
  const [read, setRead] = useState<IdentityWords>()
  const { keys } = here
  const reading = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      if (!keys) throw new Error('locked')
      return readIdentity(identity, opening, keys)
    },
    onSuccess: setRead,
  })
  if (!keys) return <p className="small">{words.unlockFirst}</p>
  if (read)
    return (
      <>
        <dl className="tip-facts">
          <div>
            <dt>{words.identityName}</dt>
            <dd>{read.name}</dd>
          </div>
          <div>
            <dt>{words.identityContact}</dt>
            <dd>{read.contact}</dd>
          </div>
        </dl>
        <div>
          <Button onClick={() => setRead(undefined)}>{words.hide}</Button>
        </div>
      </>
    )
  return (
    <>
      <div>
        <Button busy={reading.isPending} onClick={() => reading.mutate()}>
          {words.readIdentity}
        </Button>
      </div>
      <Refusal error={reading.error} />
    </>
  )
}
