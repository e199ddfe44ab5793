import { useQuery } from '@tanstack/react-query'
import type { ModelType } from '../../../contract/catalog.ts'
import type { Model } from '../../../contract/models.ts'
import { type SignalPage as Page, signals } from '../../../contract/signals.ts'
import { asking } from '../../lib/call.ts'
import { ChapterHeader } from '../../ui/ChapterHeader.tsx'
import { ModelChapter } from '../../ui/ModelChapter.tsx'
import { Answer } from '../../ui/Status.tsx'
import { Evenings } from './Evenings.tsx'
import { NextEvening } from './NextEvening.tsx'
import { useSignalWords } from './signal-words.ts'
import './signals.css'
import { Speakers } from './Speakers.tsx'
import type { Of } from './use-signal-act.ts'

export type Usual = NonNullable<ModelType['works']['signal']>
export type SignalProps = { of: Of; page: Page; usual: Usual }

/** How often the page asks whether a speaker has answered. */
const every = 30_000

/** The evening signal of a model: tonight's hour, what plays it, how the last evenings went. */
export function SignalPage({ keeperId, modelId }: Of) {
  return (
    <ModelChapter keeperId={keeperId} modelId={modelId}>
      {(model, type) => <Whole model={model} type={type} />}
    </ModelChapter>
  )
}

function Whole({ model, type }: { model: Model; type: ModelType }) {
  const words = useSignalWords()
  const of = { keeperId: model.keeperId, modelId: model.id }
  const page = useQuery({ ...asking(signals.read, of), refetchInterval: every })
  const usual = type.works.signal

  if (!usual) return <ChapterHeader model={model} title={words.title} />
  return (
    <article className="stack">
      <ChapterHeader model={model} title={words.title} lead={words.lead} />
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
