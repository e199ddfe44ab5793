import { useUnitWords } from './unit-words.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ModelState, models as endpoints } from '../../../contract/models.ts'
import { call } from '../../lib/call.ts'
import { useNumbers, useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { Empty, Failure, Loading } from '../../ui/Status.tsx'
import { SelectField } from '../../ui/TextField.tsx'

type State = ModelState | undefined
const page = 12

/** The models of a unit and of all below it, the newest first, of one state or of all. */
export function ModelsHere({ unitId, living }: { unitId: string; living: boolean }) {
  const units = useUnitWords()
  const { models } = useWords()
  const numbers = useNumbers()
  const [state, setState] = useState<State>()
  const held = useModels(unitId, state)
  const [first] = held.data?.pages ?? []
  // Nothing new is registered in a unit that ended: that it has no models need not be said.
  if (!living && !state && first?.total === 0) return null

  return (
    <section className="stack tight" id="mo-hinh">
      <div className="row apart">
        <h2>
          {units.models} {first && <span className="soft">({numbers.number(first.total)})</span>}
        </h2>
        <div className="no-print">
          <SelectField
            label={units.state}
            blank={units.everyState}
            options={ModelState.options.map((each) => ({
              value: each,
              label: models.states[each],
            }))}
            value={state ?? ''}
            onChange={(chosen) => setState(ModelState.options.find((each) => each === chosen))}
          />
        </div>
      </div>
      {held.isPending && <Loading />}
      {held.isError && <Failure error={held.error} onRetry={() => void held.refetch()} />}
      {first?.total === 0 && (
        <Empty title={state ? units.noModelsOfState : units.noModels}>
          {!state && <p>{units.noModelsSays}</p>}
        </Empty>
      )}
      <ul className="plain grid">
        {held.data?.pages
          .flatMap(({ models: each }) => each)
          .map((model) => (
            <li key={model.id}>
              <ModelCard model={model} />
            </li>
          ))}
      </ul>
      <More held={held} />
    </section>
  )
}

function useModels(under: string, state: State) {
  return useInfiniteQuery({
    queryKey: [endpoints.list.path, 'pages', { under, state }],
    queryFn: ({ pageParam, signal }) =>
      call(
        endpoints.list,
        { under, limit: page, ...(state && { state }), ...(pageParam && { after: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

function More({ held }: { held: ReturnType<typeof useModels> }) {
  const { pieces } = useWords()
  if (!held.hasNextPage) return null
  return (
    <div className="row no-print">
      <Button busy={held.isFetchingNextPage} onClick={() => void held.fetchNextPage()}>
        {pieces.more}
      </Button>
    </div>
  )
}
