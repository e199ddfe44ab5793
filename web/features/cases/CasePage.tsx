import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cases as endpoints } from '../../../contract/cases.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { LockButton } from '../../lib/tip-keys/UnlockCard.tsx'
import { useCategoryName } from '../../lib/tip-kinds.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Loading } from '../../ui/Status.tsx'
import { casesAt } from './addresses.ts'
import { type DeskHere, useDesk } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import { CaseActs } from './CaseActs.tsx'
import { CaseEnd } from './CaseEnd.tsx'
import { CaseLinks } from './CaseLinks.tsx'
import { CasePaper } from './CasePaper.tsx'
import './cases.css'
import { CaseSources } from './CaseSources.tsx'
import { CaseSteps } from './CaseSteps.tsx'
import { CaseTags } from './CaseTags.tsx'
import { DeskDoor } from './DeskDoor.tsx'
import { useOpenedText } from './opened-text.ts'
import type { Case } from './use-case-act.ts'

/** One case: what it is about, where it came from, what was done, how it ends. */
export function CasePage({ keeperId, id }: { keeperId: string; id: string }) {
  const here = useDesk(keeperId)
  const found = useQuery({ ...asking(endpoints.read, { keeperId, id }), enabled: here.reads })
  if (here.asked.isPending) return <Loading lines={8} />
  if (!here.reads) return <DeskDoor keeperId={keeperId} here={here} />
  return (
    <Answer to={found} lines={8}>
      {(of) => <Whole of={of} here={here} />}
    </Answer>
  )
}

function Whole({ of, here }: { of: Case; here: DeskHere }) {
  const words = useCaseWords()
  const numbers = useNumbers()
  const nameOf = useCategoryName()
  const [onPaper, setOnPaper] = useState(false)
  const summary = useOpenedText(of, here.keys)
  const { keeperId, number, year, openedBy, openedAt, assignedTo } = of

  if (onPaper && here.desk && here.keys && summary.state === 'open')
    return (
      <CasePaper
        {...{ of, summary: summary.text, desk: here.desk, keys: here.keys }}
        onClose={() => setOnPaper(false)}
      />
    )
  return (
    <article className="stack">
      <PageHeader
        kind={nameOf(of.category)}
        title={fill(words.number, { number, year })}
        lead={
          <div className="row">
            <CaseTags of={of} />
            <span>{assignedTo ? fill(words.with, assignedTo) : words.withNobody}</span>
          </div>
        }
        actions={
          <>
            <LinkButton href={casesAt(keeperId)} look="plain" icon="back">
              {words.all}
            </LinkButton>
            {summary.state === 'open' && (
              <Button icon="print" onClick={() => setOnPaper(true)}>
                {words.print}
              </Button>
            )}
            <LockButton keeperId={keeperId} />
          </>
        }
      />
      <DeskDoor keeperId={keeperId} here={here} />
      <div className="case-halves">
        <div className="stack">
          <section className="card stack tight">
            <h2>{words.summary}</h2>
            {summary.state === 'open' ? (
              <p className="case-text">{summary.text}</p>
            ) : (
              <p className="soft" role={summary.state === 'failed' ? 'alert' : undefined}>
                {words.states[summary.state]}
              </p>
            )}
            <p className="small soft number">
              {fill(words.opened, { moment: numbers.moment(openedAt), name: openedBy })}
            </p>
          </section>
          {of.state === 'closed' && <CaseEnd of={of} />}
          <CaseSteps of={of} here={here} />
        </div>
        <div className="stack">
          <CaseActs of={of} here={here} />
          <CaseSources of={of} />
          <CaseLinks of={of} />
        </div>
      </div>
    </article>
  )
}
