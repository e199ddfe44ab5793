import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type SetUpDocument, setUp } from '../../../contract/set-up.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { setUpAt } from './addresses.ts'
import { BlanksForm } from './BlanksForm.tsx'
import { DocumentPaper } from './DocumentPaper.tsx'
import { useKnown } from './paper-blanks.ts'
import { useSetUpWords } from './set-up-words.ts'
import './set-up.css'

type DocumentPageProps = { keeperId: string; modelId: string; document: string }

/** A paper of the set-up: its blanks to fill in, and the sheet as it will be printed. */
export function DocumentPage({ keeperId, modelId, document }: DocumentPageProps) {
  const found = useQuery(asking(setUp.document, { keeperId, modelId, document }))
  const place = useQuery({
    ...asking(units.read, { id: found.data?.model.unit.id ?? '' }),
    enabled: found.data !== undefined,
  })
  // A paper may be printed as soon as it is seen: it is not shown before its commune is known.
  return (
    <Answer to={found} lines={8}>
      {(paper) => (
        <Answer to={place} lines={8}>
          {() => <Whole paper={paper} />}
        </Answer>
      )}
    </Answer>
  )
}

function Whole({ paper }: { paper: SetUpDocument }) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const known = useKnown(paper)
  const [typed, setTyped] = useState(paper.typed)
  const { model, template } = paper
  return (
    <article className="stack">
      <div className="no-print">
        <PageHeader
          kind={model.name}
          title={say(template.title)}
          lead={words.paperLead}
          actions={
            <>
              <LinkButton href={setUpAt(model)} look="plain" icon="back">
                {words.backToSetUp}
              </LinkButton>
              <Button
                look={paper.mayChange ? 'quiet' : 'main'}
                icon="print"
                onClick={() => print()}
              >
                {words.print}
              </Button>
            </>
          }
        />
      </div>
      <p className="notice no-print">
        {words.tags[template.tag]}. {fill(words.restsOn, { source: template.rests_on })}
      </p>
      <div className="paper-halves">
        {paper.mayChange && (
          <BlanksForm paper={paper} known={known} typed={typed} onType={setTyped} />
        )}
        <DocumentPaper paper={paper} values={{ ...known, ...typed }} />
      </div>
    </article>
  )
}
