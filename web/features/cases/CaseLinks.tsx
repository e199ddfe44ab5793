import { useState } from 'react'
import { Link } from 'wouter'
import { cases as endpoints } from '../../../contract/cases.ts'
import { fill } from '../../lib/language.tsx'
import { useCategoryName } from '../../lib/tip-kinds.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { caseAt } from './addresses.ts'
import { useCaseWords } from './case-words.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { type Case, useCaseAct } from './use-case-act.ts'

/** Cases that have to do with this one. */
export function CaseLinks({ of }: { of: Case }) {
  const words = useCaseWords()
  const nameOf = useCategoryName()
  const [linking, setLinking] = useState(false)
  const unlinking = useCaseAct(endpoints.link)
  const { keeperId, id } = of
  return (
    <section className="card stack tight">
      <h2>{words.links}</h2>
      {of.links.length === 0 && <p className="soft">{words.linksNone}</p>}
      <ul className="plain lines">
        {of.links.map((other) => {
          const number = `${other.number}/${other.year}`
          return (
            <li key={other.id}>
              <Link className="row-link" href={caseAt({ keeperId, id: other.id })}>
                {fill(words.number, other)} · {nameOf(other.category)}
              </Link>
              <Button
                look="plain"
                icon="close"
                busy={unlinking.isPending}
                onClick={() => unlinking.mutate({ keeperId, id, otherId: other.id, linked: false })}
              >
                {fill(words.unlink, { number })}
              </Button>
            </li>
          )
        })}
      </ul>
      <Refusal error={unlinking.error} />
      <div>
        <Button icon="plus" onClick={() => setLinking(true)}>
          {words.link}
        </Button>
      </div>
      {linking && <LinkDialog of={of} onClose={() => setLinking(false)} />}
    </section>
  )
}
