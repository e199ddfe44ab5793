import { useQuery } from '@tanstack/react-query'
import { type Model, models } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ModelStateTag } from '../../ui/StateTag.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import { Board } from './Board.tsx'
import { Chapters } from './Chapters.tsx'
import { useCopyWords } from './copy-words.ts'
import { Contributions } from './Contributions.tsx'
import { Equipment } from './Equipment.tsx'
import { History } from './History.tsx'
import { ModelActs } from './ModelActs.tsx'
import { ModelDiary } from './ModelDiary.tsx'
import { ModelFacts } from './ModelFacts.tsx'
import './models.css'
import { Points } from './Points.tsx'
import { Teams } from './Teams.tsx'

/** One model alive in a place: where it stands, who keeps it, where it works, what it has and has done. */
export function ModelPage({ keeperId, id }: { keeperId: string; id: string }) {
  const model = useQuery(asking(models.read, { keeperId, id }))
  useLive(keeperId, [[models.read.path, { keeperId, id }]])
  return (
    <Answer to={model} lines={8}>
      {(found) => <Whole model={found} />}
    </Answer>
  )
}

function Whole({ model }: { model: Model }) {
  const { say } = useLanguage()
  const type = useCatalog()?.modelType(model.type)
  const place = useQuery(asking(units.read, { id: model.unit.id }))

  return (
    <article className="stack">
      <PageHeader
        title={model.name}
        kind={type && say(type.name)}
        above={[...(place.data?.above ?? []), model.unit]}
        lead={<Standing model={model} />}
        actions={<ModelActs model={model} />}
      />
      <Chapters model={model} />
      <div className="halves">
        <div className="stack">
          <ModelFacts model={model} />
          <ModelDiary model={model} />
          <Points model={model} word={type ? say(type.words.point) : ''} />
        </div>
        <div className="stack">
          <History model={model} />
          <Board model={model} />
          <Teams model={model} word={type ? say(type.words.team) : ''} />
          <Equipment model={model} />
          <Contributions model={model} />
          <Copies model={model} />
        </div>
      </div>
    </article>
  )
}

/** Where it stands, and whether a review called it an example to others. */
function Standing({ model: { state, history } }: { model: Model }) {
  const { advanced } = useCopyWords()
  const example = history.some(
    (each) => each.what === 'moment' && each.moment === 'recognised.advanced',
  )
  return (
    <span className="row">
      <ModelStateTag state={state} />
      {example && state !== 'dissolved' && <Tag tone="good">{advanced}</Tag>}
    </span>
  )
}

/** Whom it learnt from, and who learnt from it. */
function Copies({ model }: { model: Model }) {
  const { models: said } = useLanguage().words
  const copies = useCopyWords()
  if (!model.copiedFrom && model.copies.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{said.copies}</h2>
      {model.copiedFrom && (
        <>
          <h3>{said.copiedFromSays}</h3>
          <ModelCard model={model.copiedFrom} />
          {model.changedFromOriginal && (
            <p>{fill(copies.changedSays, { change: model.changedFromOriginal })}</p>
          )}
        </>
      )}
      {model.copies.length > 0 && (
        <>
          <h3>{said.copiesSays}</h3>
          {model.copies.map((copy) => (
            <ModelCard key={copy.id} model={copy} />
          ))}
        </>
      )}
    </section>
  )
}
