import { useState } from 'react'
import type { z } from 'zod'
import type { TipWords } from '../../../contract/sealed.ts'
import type { tips } from '../../../contract/tips.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import type { DeskReply } from '../../lib/tip-keys/desk.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { queueAt } from './addresses.ts'
import { useFromTheTop } from './from-the-top.ts'
import { PaperPage } from './PaperPage.tsx'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

/** A tip that is no longer at this desk. Its transfer slip can be printed while its words are in memory. */
export type Gone =
  | {
      kind: 'forwarded'
      to: string
      paper: { tip: Tip; words: TipWords; desk: DeskReply; reason: string } | undefined
    }
  | { kind: 'destroyed'; certificate: z.output<typeof tips.destroy.reply> }

/** Says where a tip went: to another desk, or out of the world with a certificate. */
export function GonePage({ keeperId, gone }: { keeperId: string; gone: Gone }) {
  const words = useTipWords()
  const numbers = useNumbers()
  const [now] = useState(() => new Date().toISOString())
  const [onPaper, setOnPaper] = useState(false)
  useFromTheTop()
  const back = (
    <LinkButton href={queueAt(keeperId)} icon="back">
      {words.queue}
    </LinkButton>
  )
  if (gone.kind === 'destroyed') {
    const { certificateId, hash, at } = gone.certificate
    return (
      <section className="stack">
        <PageHeader title={words.destroyed} lead={words.destroyedSays} actions={back} />
        <dl className="card tip-facts">
          <div>
            <dt>{words.certificate}</dt>
            <dd className="secret">{certificateId}</dd>
          </div>
          <div>
            <dt>{words.certificateAt}</dt>
            <dd className="number">{numbers.moment(at)}</dd>
          </div>
          <div>
            <dt>{words.certificateHash}</dt>
            <dd className="secret">{hash}</dd>
          </div>
        </dl>
      </section>
    )
  }
  const { paper, to } = gone
  if (onPaper && paper) {
    const transfer = { number: null, year: null, reason: paper.reason, to, at: now }
    return (
      <PaperPage
        {...paper}
        paper={{ kind: 'transfer', transfer }}
        onClose={() => setOnPaper(false)}
      />
    )
  }
  return (
    <section className="stack">
      <PageHeader
        title={fill(words.forwarded, { desk: to })}
        lead={words.forwardedSays}
        actions={
          <>
            {back}
            {paper && (
              <Button icon="print" onClick={() => setOnPaper(true)}>
                {words.transferPaper}
              </Button>
            )}
          </>
        }
      />
    </section>
  )
}
