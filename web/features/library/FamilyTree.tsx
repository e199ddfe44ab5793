import { Link } from 'wouter'
import type { Family, Relative } from '../../../contract/library.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { LastActivity } from '../../ui/ModelCard.tsx'
import { ModelStateTag } from '../../ui/StateTag.tsx'
import { Tag } from '../../ui/Status.tsx'
import { modelAt } from './addresses.ts'
import { useLibraryWords } from './library-words.ts'

type TreeProps = {
  family: Family
  hereId: string
  /** Those that are compared; undefined where there is nothing to compare. */
  chosen: string[] | undefined
  onChoose: (id: string) => void
}

/** Lists within lists: what was copied from a model stands under it, oldest first. */
export function FamilyTree(props: TreeProps) {
  const { family } = props
  const root = family.relatives.find(({ id }) => id === family.rootId)
  return root ? (
    <ul className="plain family">
      <Branch {...props} relative={root} />
    </ul>
  ) : null
}

function Branch({ relative, ...props }: TreeProps & { relative: Relative }) {
  const words = useLibraryWords()
  const copies = props.family.relatives
    .filter(({ parentId }) => parentId === relative.id)
    .toSorted((one, other) => (one.startedOn ?? '9').localeCompare(other.startedOn ?? '9'))
  return (
    <li>
      <Node {...props} relative={relative} />
      {copies.length > 0 && (
        <details open>
          <summary>{fill(words.copies, { count: copies.length })}</summary>
          <ul className="plain family">
            {copies.map((copy) => (
              <Branch key={copy.id} {...props} relative={copy} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function Node({ relative, family, hereId, chosen, onChoose }: TreeProps & { relative: Relative }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const { id, name, unit, commune, province, startedOn, endedOn, state, latest } = relative
  const places = [unit, commune, province].filter((each) => each !== null)
  const within = places.filter((each, at) => places.findIndex((one) => one.id === each.id) === at)
  return (
    <div className="relative" data-here={id === hereId ? '' : undefined}>
      <div className="row">
        <Link href={modelAt(relative)} aria-current={id === hereId ? 'page' : undefined}>
          <strong>{name}</strong>
        </Link>
        {id === family.rootId && <Tag>{words.original}</Tag>}
        {id === hereId && <Tag tone="good">{words.here}</Tag>}
      </div>
      <p className="small">{within.map(unitName).join(', ')}</p>
      <div className="row small soft">
        <ModelStateTag state={state} />
        <span>
          {startedOn ? fill(words.launched, { day: numbers.day(startedOn) }) : words.notLaunched}
        </span>
        {endedOn && <span>{fill(words.ended, { day: numbers.day(endedOn) })}</span>}
        <span>
          {latest
            ? fill(words.ratingOn, {
                rating: words.rating[latest.rating],
                points: numbers.number(latest.points),
              })
            : words.unrated}
        </span>
        <LastActivity on={relative.lastActivityOn} />
      </div>
      {relative.changedFromOriginal && (
        <p className="small">{fill(words.changed, { change: relative.changedFromOriginal })}</p>
      )}
      {chosen && (
        <label className="choose no-print">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            disabled={!chosen.includes(id) && chosen.length >= 12}
            onChange={() => onChoose(id)}
          />
          {words.compareThis}
          <span className="unseen">: {name}</span>
        </label>
      )}
    </div>
  )
}
