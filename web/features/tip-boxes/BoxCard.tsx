import { Link } from 'wouter'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Tag } from '../../ui/Status.tsx'
import { boxAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import type { Box } from './change-boxes.ts'
import { dueOf } from './due.ts'

/** One letter box among the others. */
export function BoxCard({ box }: { box: Box }) {
  const words = useBoxWords()
  const numbers = useNumbers()
  const [one, two] = box.keyholders
  return (
    <Link className="card" href={boxAt(box)}>
      <span className="stack tight">
        <span className="small soft">{fill(words.box, { number: box.number })}</span>
        <strong>{box.place}</strong>
        <span className="small">{box.unitName}</span>
        <span className="row small">
          <DueTag box={box} />
          <span className="soft">
            {box.lastOpenedOn
              ? fill(words.lastOpened, { day: numbers.day(box.lastOpenedOn) })
              : words.neverOpened}
          </span>
        </span>
        <span className="small soft">{fill(words.keys, { one: one.name, two: two.name })}</span>
      </span>
    </Link>
  )
}

/** When it is opened next, and how late that is. */
export function DueTag({ box }: { box: Box }) {
  const words = useBoxWords()
  const numbers = useNumbers()
  const due = dueOf(box.dueOn, today())
  if (due.is === 'late') return <Tag tone="wait">{fill(words.late, { count: due.days })}</Tag>
  if (due.is === 'today') return <Tag tone="wait">{words.dueToday}</Tag>
  const day = numbers.day(box.dueOn ?? box.takenDownOn ?? '')
  if (due.is === 'down') return <Tag tone="off">{fill(words.down, { day })}</Tag>
  return <Tag tone="good">{fill(words.due, { day })}</Tag>
}
