import type { ReactNode } from 'react'
import type { Activity } from '../../../contract/activities.ts'
import type { Field } from '../../../contract/forms.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import './activity.css'

/** What a record says happened, blank by blank, in the words of its form. */
export function Facts({ record }: { record: Activity }) {
  const { activities: words } = useLanguage().words
  const numbers = useNumbers()
  const kind = useCatalog()?.activity(record.kind)
  const answered = (kind?.fields ?? []).filter(({ name }) => record.answers[name] !== undefined)

  return (
    <dl className="facts">
      <Fact label={words.day}>{numbers.day(record.on)}</Fact>
      <Fact label={words.where}>{unitName(record.unit)}</Fact>
      {record.attendance !== null && (
        <Fact label={words.attendance}>
          {fill(words.people, { count: numbers.number(record.attendance) })}
        </Fact>
      )}
      {answered.map((field) => (
        <Answered key={field.name} field={field} answer={record.answers[field.name]} />
      ))}
      {record.summary && <Fact label={words.summary}>{record.summary}</Fact>}
      {record.lines.length > 0 && <Lines record={record} />}
      {record.place && (
        <Fact label={words.place}>
          <span className="number">{`${record.place.lat}, ${record.place.lon}`}</span>{' '}
          <a className="no-print" href={`geo:${record.place.lat},${record.place.lon}`}>
            {words.placeOnPhone}
          </a>
        </Fact>
      )}
    </dl>
  )
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type Answer = Activity['answers'][string] | undefined

function Answered({ field, answer }: { field: Field; answer: Answer }) {
  const { say, words } = useLanguage()
  const numbers = useNumbers()
  const { pieces } = words

  function said(): string {
    const option = (value: string) => {
      const found = field.options?.find((each) => each.value === value)
      return found ? say(found.label) : value
    }
    if (typeof answer === 'boolean') return answer ? pieces.yes : pieces.no
    if (typeof answer === 'number')
      return [numbers.number(answer), field.unit && say(field.unit)].filter(Boolean).join(' ')
    if (Array.isArray(answer)) return answer.map(option).join(', ')
    if (field.kind === 'day') return numbers.day(answer ?? '')
    return field.kind === 'choice' ? option(answer ?? '') : (answer ?? '')
  }

  return <Fact label={say(field.label)}>{said()}</Fact>
}

function Lines({ record }: { record: Activity }) {
  const { say, words } = useLanguage()
  const numbers = useNumbers()
  const catalog = useCatalog()
  return (
    <Fact label={words.activities.lines}>
      <ul className="plain">
        {record.lines.map(({ item, quantity, note }, at) => {
          const listed = catalog?.item(item)
          return (
            <li key={at}>
              {listed ? say(listed.name) : item}:{' '}
              <strong className="number">
                {numbers.number(quantity)} {listed && say(listed.unit)}
              </strong>
              {note && <span className="soft"> ({note})</span>}
            </li>
          )
        })}
      </ul>
    </Fact>
  )
}
