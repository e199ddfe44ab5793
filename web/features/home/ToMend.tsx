import { useQuery } from '@tanstack/react-query'
import { activities, type ActivityBrief } from '../../../contract/activities.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { ActivityStateTag } from '../../ui/StateTag.tsx'

/** Records that came back with a reason, and drafts not yet sent. */
export function ToMend({ unit }: { unit: UnitBrief }) {
  const { home } = useLanguage().words
  const mine = { under: unit.id, mine: true, limit: 10 }
  const returned = useQuery(asking(activities.list, { ...mine, state: 'returned' }))
  const drafts = useQuery(asking(activities.list, { ...mine, state: 'draft' }))
  const open = [...(returned.data?.activities ?? []), ...(drafts.data?.activities ?? [])]
  if (open.length === 0) return null

  return (
    <section className="stack tight">
      <h2>{home.toMend}</h2>
      <ul className="plain grid">
        {open.map((record) => (
          <li key={record.id}>
            <Open record={record} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Open({ record }: { record: ActivityBrief }) {
  const { words, say } = useLanguage()
  const { home } = words
  const numbers = useNumbers()
  const kind = useCatalog()?.activity(record.kind)
  const { keeperId, id, modelId, state } = record
  const whole = useQuery({
    ...asking(activities.read, { keeperId, id }),
    enabled: state === 'returned',
  })

  return (
    <div className="card my-model">
      <strong>
        {kind ? say(kind.name) : record.kind} · <span>{numbers.day(record.on)}</span>
      </strong>
      <span className="small">{record.modelName}</span>
      <span className="row">
        <ActivityStateTag state={state} />
      </span>
      {whole.data?.returnedFor && (
        <p className="notice">{fill(home.returnedFor, { reason: whole.data.returnedFor })}</p>
      )}
      <LinkButton href={`/xa/${keeperId}/mo-hinh/${modelId}/ghi?sua=${id}`} icon="pen">
        {state === 'returned' ? home.mend : home.goOn}
      </LinkButton>
    </div>
  )
}
