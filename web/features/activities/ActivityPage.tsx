import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { type Activity, activities } from '../../../contract/activities.ts'
import type { ActivityKind } from '../../../contract/catalog.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { unitName } from '../../lib/unit-name.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ActivityStateTag } from '../../ui/StateTag.tsx'
import { Answer } from '../../ui/Status.tsx'
import { ActivityActs } from './ActivityActs.tsx'
import { Counted } from './Counted.tsx'
import { Fact, Facts } from './Facts.tsx'
import { Proofs } from './Proofs.tsx'

/** One record of the diary with its proof, the people behind it, and what it counted. */
export function ActivityPage({ keeperId, id }: { keeperId: string; id: string }) {
  const record = useQuery(asking(activities.read, { keeperId, id }))
  useLive(keeperId, [[activities.read.path, { keeperId, id }]])
  return <Answer to={record}>{(found) => <Whole record={found} />}</Answer>
}

function Whole({ record }: { record: Activity }) {
  const { words, say } = useLanguage()
  const { activities: said } = words
  const numbers = useNumbers()
  const catalog = useCatalog()
  const place = useQuery(asking(units.read, { id: record.unit.id }))
  const kind = catalog?.activity(record.kind)
  const name = kind ? say(kind.name) : record.kind

  return (
    <article className="stack record">
      <PageHeader
        title={name}
        kind={numbers.longDay(record.on)}
        above={[...(place.data?.above ?? []), record.unit]}
        lead={fill(said.said, {
          kind: name,
          unit: unitName(record.unit),
          day: numbers.longDay(record.on),
        })}
        actions={<ActivityActs record={record} />}
      />
      <Standing record={record} />
      <div className="halves">
        <section className="card stack">
          <h2>{said.happened}</h2>
          <p>
            <Link href={`/xa/${record.keeperId}/mo-hinh/${record.modelId}`}>
              {record.modelName}
            </Link>
          </p>
          <Facts record={record} />
        </section>
        <div className="stack">
          <section className="card stack">
            <h2>{said.proof}</h2>
            <Proofs record={record} />
          </section>
          <section className="card stack tight">
            <h2>{said.counted}</h2>
            {record.counted.length > 0 ? (
              <Counted record={record} where={said.countedAt} />
            ) : (
              <p className="soft">{notCounted(record, kind, said)}</p>
            )}
          </section>
          <section className="card stack tight">
            <h2>{said.hands}</h2>
            <dl className="facts">
              {record.writtenBy && (
                <Fact label={said.writtenBy}>
                  {record.writtenBy},{' '}
                  <span className="soft">
                    {fill(said.writtenAt, { moment: numbers.moment(record.writtenAt) })}
                  </span>
                </Fact>
              )}
              {record.verifiedBy && record.verifiedAt && (
                <Fact label={said.verifiedBy}>
                  {record.verifiedBy},{' '}
                  <span className="soft">{numbers.moment(record.verifiedAt)}</span>
                </Fact>
              )}
            </dl>
          </section>
        </div>
      </div>
    </article>
  )
}

/** Why nothing is counted: not yet, no more, or never. */
function notCounted(
  { state }: Activity,
  kind: ActivityKind | undefined,
  said: ReturnType<typeof useWords>['activities'],
) {
  if (state === 'voided' || state === 'corrected') return said.countedNoMore
  if (state === 'draft' || state === 'returned') return said.countedOnceSent
  return state === 'submitted' && kind?.verified ? said.waitsForOther : said.countedNothing
}

/** Where the record stands, why, and what stands in its place. */
function Standing({ record }: { record: Activity }) {
  const { activities: said } = useWords()
  const kind = useCatalog()?.activity(record.kind)
  const { state, returnedFor, keeperId } = record
  const waits = state === 'submitted' && kind?.verified
  const why = {
    draft: said.draftSays,
    submitted: waits ? said.waitsForOther : said.needsNobody,
    verified: '',
    returned: said.returnedFor,
    voided: said.voidedFor,
    corrected: said.correctedFor,
  }[state]

  return (
    <div className="stack tight">
      <p className="row">
        <ActivityStateTag state={state} />
        <span>{fill(why, { reason: returnedFor ?? '' })}</span>
      </p>
      {record.correctedBy && (
        <p>
          <Link href={`/xa/${keeperId}/nhat-ky/${record.correctedBy}`}>{said.openCorrection}</Link>
        </p>
      )}
      {record.corrects && (
        <p>
          <Link href={`/xa/${keeperId}/nhat-ky/${record.corrects}`}>{said.openFirst}</Link>
        </p>
      )}
    </div>
  )
}
