import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { tips as endpoints } from '../../../contract/tips.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { LockButton, UnlockCard } from '../../lib/tip-keys/UnlockCard.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { queueAt } from './addresses.ts'
import { Breaches } from './Breaches.tsx'
import { DangerBand } from './DangerBand.tsx'
import { DeskNotices } from './DeskNotices.tsx'
import { type Gone, GonePage } from './GonePage.tsx'
import { IdentityCard } from './IdentityCard.tsx'
import { useOpened } from '../../lib/tip-keys/opened.ts'
import { PaperPage, type Slip } from './PaperPage.tsx'
import { useCategoryName } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import { TipActs } from './TipActs.tsx'
import { TipFiles } from './TipFiles.tsx'
import { TipJudging } from './TipJudging.tsx'
import { TipLinks } from './TipLinks.tsx'
import { TipSaid } from './TipSaid.tsx'
import { TipTags } from './TipTags.tsx'
import { TipThread } from './TipThread.tsx'
import './tips.css'
import { type DeskHere, useDesk } from '../../lib/tip-keys/use-desk.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'
import { tipWordsIn } from './words-in.ts'

/** One tip: what it says, what is said about it, and what becomes of it. */
export function TipPage({ keeperId, id }: { keeperId: string; id: string }) {
  const [gone, setGone] = useState<Gone>()
  const here = useDesk(keeperId)
  const tip = useQuery({ ...asking(endpoints.read, { keeperId, id }), enabled: !gone })
  if (gone) return <GonePage keeperId={keeperId} gone={gone} />
  return (
    <Answer to={tip} lines={8}>
      {(found) => <Whole tip={found} here={here} onGone={setGone} />}
    </Answer>
  )
}

type WholeProps = {
  tip: Tip
  here: DeskHere
  onGone: (gone: Gone) => void
}

function Whole({ tip, here, onGone }: WholeProps) {
  const words = useTipWords()
  const numbers = useNumbers()
  const nameOf = useCategoryName()
  const [paper, setPaper] = useState<Slip>()
  const opening = useOpened({ piece: tip, keys: here.keys, check: tipWordsIn })
  useMarkedSeen(tip, opening.state === 'open')

  if (paper && opening.words && here.desk)
    return (
      <PaperPage
        {...{ tip, paper, words: opening.words, desk: here.desk }}
        onClose={() => setPaper(undefined)}
      />
    )
  return (
    <article className="stack tip-page">
      <PageHeader
        kind={here.desk && unitHeading(here.desk)}
        title={nameOf(tip.category)}
        lead={
          <p className="row">
            <TipTags tip={tip} />
            <span className="number">
              {fill(words.receivedAt, { moment: numbers.moment(tip.receivedAt) })}
            </span>
          </p>
        }
        actions={
          <>
            <LinkButton href={queueAt(tip.keeperId)} look="plain" icon="back">
              {words.queue}
            </LinkButton>
            {opening.words && (
              <Button icon="print" onClick={() => setPaper({ kind: 'receipt' })}>
                {words.receiptPaper}
              </Button>
            )}
            <LockButton keeperId={tip.keeperId} />
          </>
        }
      />
      {tip.urgent && tip.state !== 'closed' && <DangerBand tip={tip} />}
      <DeskNotices keeperId={tip.keeperId} here={here} />
      {here.desk && here.standing && !here.keys && <UnlockCard desk={here.desk} />}
      <div className="tip-halves">
        <div className="stack">
          <TipSaid tip={tip} opening={opening} />
          <TipFiles tip={tip} keys={here.keys} />
          <TipThread tip={tip} here={here} />
        </div>
        <div className="stack">
          <Breaches tip={tip} />
          <TipActs {...{ tip, here, opening, onGone }} />
          <TipJudging tip={tip} />
          <IdentityCard tip={tip} here={here} />
          <TipLinks
            tip={tip}
            onPaper={opening.words && ((transfer) => setPaper({ kind: 'transfer', transfer }))}
          />
        </div>
      </div>
    </article>
  )
}

/** Once an officer has the words before them, the first clock stops. */
function useMarkedSeen({ keeperId, id, state }: Tip, open: boolean) {
  const { mutate } = useTipAct(endpoints.seen)
  const first = state === 'new' && open
  useEffect(() => {
    if (first) mutate({ keeperId, id })
  }, [first, keeperId, id, mutate])
}
