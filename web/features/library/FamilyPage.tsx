import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Family, library } from '../../../contract/library.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { lessonsOf } from './addresses.ts'
import { Comparison } from './Comparison.tsx'
import { FamilyTree } from './FamilyTree.tsx'
import { useLibraryWords } from './library-words.ts'
import { OfModel } from './OfModel.tsx'
import { Spread } from './Spread.tsx'

type At = { keeperId: string; modelId: string }

/** Where a model was done first and everywhere that learnt from it: the tree, its spread, what came of each. */
export function FamilyPage(at: At) {
  const family = useQuery(asking(library.family, at))
  return (
    <Answer to={family} lines={8}>
      {(found) => <Whole family={found} at={at} />}
    </Answer>
  )
}

function Whole({ family, at }: { family: Family; at: At }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const [chosen, setChosen] = useState<string[]>([])
  const here = family.relatives.find(({ id }) => id === at.modelId)
  if (!here) return null
  const alone = family.relatives.length === 1
  const choose = (id: string) =>
    setChosen((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]))

  return (
    <OfModel
      model={here}
      above={[here.province, here.commune]}
      title={words.family}
      lead={words.familyLead}
      actions={
        <LinkButton href={lessonsOf(here)} icon="diary">
          {words.lessons}
        </LinkButton>
      }
    >
      <div className="halves">
        <section className="card stack" aria-labelledby="family-tree">
          <div className="stack tight">
            <h2 id="family-tree">{words.tree}</h2>
            <p className="small soft">
              {fill(words.familyCount, {
                count: numbers.number(family.relatives.length),
                provinces: numbers.number(family.provinces.length),
              })}
            </p>
            {!alone && <p className="small soft no-print">{words.compareHint}</p>}
          </div>
          <FamilyTree
            family={family}
            hereId={at.modelId}
            chosen={alone ? undefined : chosen}
            onChoose={choose}
          />
          {family.more && (
            <p className="notice">
              {fill(words.moreFamily, { count: numbers.number(family.relatives.length) })}
            </p>
          )}
          {alone && <Empty title={words.aloneTitle}>{words.aloneSays}</Empty>}
        </section>
        <Spread family={family} />
      </div>
      {chosen.length > 0 && <Comparison at={at} family={family} chosen={chosen} />}
    </OfModel>
  )
}
