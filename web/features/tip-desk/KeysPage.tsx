import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { unitHeading } from '../../lib/unit-name.ts'
import { type Desk, deskQuery } from '../../lib/tip-keys/desk.ts'
import { LockButton } from '../../lib/tip-keys/UnlockCard.tsx'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { DeskState } from './DeskState.tsx'
import { FoundDesk } from './FoundDesk.tsx'
import { Holders } from './Holders.tsx'
import { KeyLog } from './KeyLog.tsx'
import { MyKeys } from './MyKeys.tsx'
import { type NewKeys, NewKeysWizard } from './NewKeysWizard.tsx'
import { Openings } from './Openings.tsx'
import { Recoveries } from './Recoveries.tsx'
import { SettleCard } from './SettleCard.tsx'
import './tip-desk.css'
import { Warnings } from './Warnings.tsx'

/** The keys of a sealed desk: one's own, who else holds some, and everything that was done to them. */
export function KeysPage({ keeperId }: { keeperId: string }) {
  const desk = useQuery(deskQuery(keeperId))
  return (
    <Answer to={desk} lines={8}>
      {(found) => <Whole desk={found} />}
    </Answer>
  )
}

function Whole({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const [making, setMaking] = useState<NewKeys>()
  const { reply, standing, trouble, fresh } = desk
  const { keeperId, may } = reply
  const back = () => setMaking(undefined)

  return (
    <article className="stack">
      <div className={making ? 'no-print' : undefined}>
        <PageHeader
          kind={unitHeading(reply)}
          title={words.title}
          lead={words.lead}
          actions={
            standing && (
              <>
                <LockButton keeperId={keeperId} />
                {may.read && (
                  <LinkButton href={`/xa/${keeperId}/ban-tin-kin`}>{words.toQueue}</LinkButton>
                )}
                <LinkButton href={`/xa/${keeperId}/ban-tin-kin/khoa/to-dan`} icon="print">
                  {words.poster}
                </LinkButton>
              </>
            )
          }
        />
      </div>
      <Warnings desk={desk} />
      {reply.log.length === 0 &&
        !trouble &&
        (may.read ? <FoundDesk desk={desk} /> : <NotFounded />)}
      {standing && making && <NewKeysWizard desk={desk} making={making} onClose={back} />}
      {standing && !making && (
        <div className="halves">
          <div className="stack">
            {fresh.length === 0 && (
              <>
                <MyKeys desk={desk} onMake={setMaking} />
                <SettleCard desk={desk} />
                <Recoveries desk={desk} />
                <Openings desk={desk} />
              </>
            )}
            <Holders desk={desk} />
          </div>
          <div className="stack">
            <DeskState desk={desk} />
            <KeyLog desk={desk} />
          </div>
        </div>
      )}
      {trouble && <KeyLog desk={desk} />}
    </article>
  )
}

function NotFounded() {
  const words = useDeskWords()
  return (
    <Empty title={words.notFounded}>
      <p>{words.notFoundedSays}</p>
    </Empty>
  )
}
