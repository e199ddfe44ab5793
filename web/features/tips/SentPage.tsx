import { useState } from 'react'
import { written } from '../../../sealing/receipt.ts'
import { fill } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useFromTheTop } from './from-the-top.ts'
import { useSealedWords } from './sealed-words.ts'
import type { Sent } from './SendPage.tsx'

/** The receipt: shown once, large, to be written on paper. */
export function SentPage({ sent }: { sent: Sent }) {
  const words = useSealedWords()
  const [cleared, setCleared] = useState(false)
  useFromTheTop()
  if (cleared)
    return (
      <div className="stack narrow">
        <PageHeader title={words.blankTitle} lead={words.blank} />
        <div>
          <LinkButton href="/nha">{words.back}</LinkButton>
        </div>
      </div>
    )
  return (
    <article className="stack narrow tip-sent">
      <PageHeader title={words.codeTitle} lead={fill(words.codeTo, { desk: sent.to })} />
      <p className="tip-code number">{written(sent.code)}</p>
      <p>
        <strong>{words.codeSays}</strong>
      </p>
      <p>{words.codeWhy}</p>
      <p>{words.codeKeep}</p>
      <p>{words.codeNext}</p>
      {sent.left > 0 && <p className="notice">{fill(words.codeFilesLeft, { count: sent.left })}</p>}
      <div className="row no-print">
        <Button icon="print" onClick={() => print()}>
          {words.print}
        </Button>
        <Button look="main" onClick={() => setCleared(true)}>
          {words.clear}
        </Button>
      </div>
    </article>
  )
}
