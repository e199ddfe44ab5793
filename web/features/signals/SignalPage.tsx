import { useQuery } from '@tanstack/react-query'
import { catalog, type ModelType } from '../../../contract/catalog.ts'
import { type Model, models } from '../../../contract/models.ts'
import { type SignalPage as Page, signals } from '../../../contract/signals.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { Evenings } from './Evenings.tsx'
import { NextEvening } from './NextEvening.tsx'
import { useSignalWords } from './signal-words.ts'
import './signals.css'
import { Speakers } from './Speakers.tsx'

export type Usual = NonNullable<ModelType['works']['signal']>
export type SignalProps = { of: { keeperId: string; modelId: string }; page: Page; usual: Usual }

/** The evening signal of a model: tonight's hour, what plays it, how the last evenings went. */
export function SignalPage({ keeperId, id }: { keeperId: string; id: string }) {
  const model = useQuery(asking(models.read, { keeperId, id }))
  const type = useQuery({
    ...asking(catalog.modelType, { id: model.data?.type ?? '' }),
    enabled: model.data !== undefined,
  })
  return (
    <Answer to={model} lines={8}>
      {(found) => <Answer to={type}>{(kind) => <Whole model={found} type={kind} />}</Answer>}
    </Answer>
  )
}

function Whole({ model, type }: { model: Model; type: ModelType }) {
  const words = useSignalWords()
  const of = { keeperId: model.keeperId, modelId: model.id }
  const page = useQuery(asking(signals.read, of))
  useLive(model.keeperId, [[signals.read.path]])
  const usual = type.works.signal

  if (!usual) return <PageHeader title={words.title} />
  return (
    <article className="stack">
      <PageHeader
        kind={words.title}
        title={fill(words.heading, { model: model.name })}
        lead={words.lead}
        actions={
          <LinkButton look="plain" icon="back" href={`/xa/${of.keeperId}/mo-hinh/${of.modelId}`}>
            {words.back}
          </LinkButton>
        }
      />
      <Answer to={page} lines={8}>
        {(found) => (
          <>
            <NextEvening of={of} page={found} usual={usual} />
            <Speakers of={of} page={found} usual={usual} />
            <Evenings page={found} />
          </>
        )}
      </Answer>
    </article>
  )
}
