import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { z } from 'zod'
import { models } from '../../../contract/models.ts'
import { whereNext } from '../../../contract/where-next.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PointPlan } from '../../ui/PointPlan.tsx'
import type { Spot } from '../../ui/point-plan.ts'
import { Answer, Empty } from '../../ui/Status.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { HowItIsWorkedOut } from './HowItIsWorkedOut.tsx'
import { PlaceCard } from './PlaceCard.tsx'
import { useWhereWords } from './where-words.ts'
import './where-next.css'

/** As many as one looks at before asking for the rest. */
const first = 10

export type Found = z.output<typeof whereNext.find.reply>

/** Where a model may be carried on to: places that lack it, with the reasons for each. */
export function WhereNextPage() {
  const said = useWhereWords()
  const [params, setParams] = useSearchParams()
  const [keeperId = '', id = ''] = (params.get('mo-hinh') ?? '').split('/')
  const model = useQuery({ ...asking(models.read, { keeperId, id }), enabled: id !== '' })

  if (id === '') {
    return (
      <div className="stack">
        <PageHeader title={said.title} lead={said.lead} />
        <Empty title={said.noModel}>
          <p className="soft">{said.noModelSays}</p>
          <LinkButton href="/mo-hinh">{said.toModels}</LinkButton>
        </Empty>
      </div>
    )
  }
  return (
    <div className="stack">
      <PageHeader title={said.title} lead={said.lead} />
      <Answer to={model} lines={6}>
        {(original) => (
          <AreaPicker
            around={original.unit}
            under={params.get('duoi') ?? undefined}
            onPick={(under) =>
              setParams({ 'mo-hinh': `${keeperId}/${id}`, duoi: under }, { replace: true })
            }
          >
            {(under) => <Places model={`${keeperId}/${id}`} under={under} />}
          </AreaPicker>
        )}
      </Answer>
    </div>
  )
}

function Places({ model, under }: { model: string; under: string }) {
  const found = useQuery(asking(whereNext.find, { model, under }))
  return (
    <Answer to={found} lines={10}>
      {(held) => <List key={under} found={held} />}
    </Answer>
  )
}

function List({ found }: { found: Found }) {
  const said = useWhereWords()
  const numbers = useNumbers()
  const { pieces } = useWords()
  const { places, lacking, under } = found
  const [shown, setShown] = useState(first)
  const listed = places.slice(0, shown)
  const spots = listed.flatMap(({ unit, place }, at): Spot[] =>
    place ? [{ id: unit.id, name: unitName(unit), number: at + 1, place }] : [],
  )
  return (
    <>
      <Original found={found} />
      {places.length === 0 ? (
        <Empty title={said.none}>
          <p className="soft">{said.noneSays}</p>
        </Empty>
      ) : (
        <p role="status">
          {fill(said.lacking, {
            count: numbers.number(lacking),
            unit: unitName(under),
            shown: numbers.number(places.length),
          })}
        </p>
      )}
      {spots.length > 1 && under.kind !== 'nation' && (
        <section className="card stack tight">
          <h2>{said.onPlan}</h2>
          <PointPlan spots={spots} />
        </section>
      )}
      <ol className="plain stack">
        {listed.map((place, at) => (
          <li key={place.unit.id}>
            <PlaceCard found={found} place={place} number={at + 1} />
          </li>
        ))}
      </ol>
      {shown < places.length && (
        <div className="no-print">
          <Button onClick={() => setShown(places.length)}>{pieces.more}</Button>
        </div>
      )}
      <HowItIsWorkedOut />
    </>
  )
}

/** What is carried on, from where, and whether it deserves it. */
function Original({ found: { model, original, rating } }: { found: Found }) {
  const said = useWhereWords()
  const numbers = useNumbers()
  return (
    <section className="card stack tight where-original">
      <p className="small soft">{said.from}</p>
      <h2>
        <Link href={`/xa/${model.keeperId}/mo-hinh/${model.id}`}>{model.name}</Link>
      </h2>
      <p>
        {original === null && said.noOriginal}
        {original?.households === null &&
          fill(said.originalNoCount, { unit: unitName(original.unit) })}
        {original?.households != null &&
          fill(said.original, {
            unit: unitName(original.unit),
            count: numbers.number(original.households),
          })}
      </p>
      <p className={rating === 'poor' ? 'notice' : 'soft'}>
        {rating ? said.ratings[rating] : said.notRated}
      </p>
      <p>
        <Link href={`/nhan-rong/tac-dung?loai=${model.type}`}>{said.effect.title}</Link>
      </p>
    </section>
  )
}
