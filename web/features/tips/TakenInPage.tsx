import { useState } from 'react'
import { written } from '../../../sealing/receipt.ts'
import { fill } from '../../lib/language.tsx'
import type { DeskReply } from '../../lib/tip-keys/desk.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { queueAt } from './addresses.ts'
import { useFromTheTop } from './from-the-top.ts'
import { PaperPage } from './PaperPage.tsx'
import type { TakenIn } from './take-in.ts'
import { useTipWords } from './tip-words.ts'

type TakenInPageProps = {
  done: TakenIn
  /** Who came, where they said it: printed on the slip and kept nowhere. */
  giver: string
  desk: DeskReply
  onAgain: () => void
}

/** It is written in: the number in the register, and the code for the one who told. */
export function TakenInPage({ done, giver, desk, onAgain }: TakenInPageProps) {
  const words = useTipWords()
  const [onPaper, setOnPaper] = useState(false)
  useFromTheTop()
  const { number, year, code } = done
  if (onPaper)
    return (
      <PaperPage
        tip={{ ...done, receivedAt: done.at }}
        words={done.words}
        desk={desk}
        paper={{ kind: 'receipt', number, year, ...(giver.trim() ? { giver: giver.trim() } : {}) }}
        onClose={() => setOnPaper(false)}
      />
    )
  return (
    <section className="stack narrow">
      <PageHeader
        title={words.takenIn}
        lead={number !== null && fill(words.registered, { number, year: year ?? '' })}
      />
      {code && (
        <div className="card stack tight">
          <h2>{words.codeForThem}</h2>
          <p className="tip-code number">{written(code)}</p>
          <p>{words.codeForThemSays}</p>
        </div>
      )}
      <div className="row">
        <Button look="main" icon="plus" onClick={onAgain}>
          {words.takeInAgain}
        </Button>
        <Button icon="print" onClick={() => setOnPaper(true)}>
          {words.receiptPaper}
        </Button>
        <LinkButton href={queueAt(desk.keeperId)} look="plain">
          {words.queue}
        </LinkButton>
      </div>
    </section>
  )
}
