import type { Checklist } from '../../../contract/checklists.ts'
import { Tag } from '../../ui/Status.tsx'
import { useBookWords } from './duty-books-words.ts'

type ChecklistItemsProps = { items: string[]; look: Checklist['looks'][number] | undefined }

/** The items of a checklist, each with how it stood at one look. */
export function ChecklistItems({ items, look }: ChecklistItemsProps) {
  const words = useBookWords()
  return (
    <ol className="plain checklist-items">
      {items.map((item, at) => (
        <li key={item}>
          <span>{item}</span>
          {look && (
            <Tag tone={look.met[at] ? 'good' : 'wait'}>
              {look.met[at] ? words.met : words.notMet}
            </Tag>
          )}
          {look?.notes?.[at] && <span className="small soft">{look.notes[at]}</span>}
        </li>
      ))}
    </ol>
  )
}
