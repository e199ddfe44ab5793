import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { effects } from '../../../contract/effects.ts'
import { units } from '../../../contract/units.ts'
import { whereNext } from '../../../contract/where-next.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Loading } from '../../ui/Status.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { EffectResult } from './EffectResult.tsx'
import { useWhereWords } from './where-words.ts'
import './where-next.css'

/** Whether a type of model works, told by what happened where it is and where it is not. */
export function EffectPage() {
  const said = useWhereWords().effect
  const [params, setParams] = useSearchParams()
  const nation = useQuery(asking(units.nation, {}))
  const asked = {
    type: params.get('loai') ?? '',
    indicator: params.get('vu') ?? '',
    under: params.get('duoi') ?? nation.data?.id ?? '',
  }
  const look = (changed: Record<string, string>) =>
    setParams({ loai: asked.type, vu: asked.indicator, duoi: asked.under, ...changed })

  return (
    <div className="stack">
      <PageHeader
        title={said.title}
        lead={said.lead}
        actions={
          <Button look="plain" icon="print" onClick={() => print()}>
            {said.print}
          </Button>
        }
      />
      <Asking asked={asked} onLook={look} />
      {asked.type && asked.indicator && asked.under && <Result asked={asked} />}
      <section className="card stack tight">
        <h2>{said.assumptions}</h2>
        <ol>
          {said.assumed.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ol>
      </section>
    </div>
  )
}

type Asked = { type: string; indicator: string; under: string }

function Asking({ asked, onLook }: { asked: Asked; onLook: (at: Record<string, string>) => void }) {
  const said = useWhereWords().effect
  const { say } = useLanguage()
  const catalog = useCatalog()
  const weights = useQuery(asking(whereNext.weights, {}))
  const under = useQuery({
    ...asking(units.read, { id: asked.under }),
    enabled: asked.under !== '',
  })
  if (!catalog || !weights.data) return <Loading />
  const types = catalog.models.filter(({ livesIn }) =>
    livesIn.some((kind) => kind === 'residential' || kind === 'household_team'),
  )
  const compared = weights.data.problems.flatMap(({ compare }) => compare)
  return (
    <div className="card effect-form">
      <SelectField
        label={said.type}
        blank="…"
        options={types.map(({ id, name }) => ({ value: id, label: say(name) }))}
        value={asked.type}
        onChange={(loai) => onLook({ loai })}
      />
      <SelectField
        label={said.indicator}
        blank="…"
        options={compared.map((id) => {
          const name = catalog.indicator(id)?.name
          return { value: id, label: name ? say(name) : id }
        })}
        value={asked.indicator}
        onChange={(vu) => onLook({ vu })}
      />
      <UnitPicker
        label={said.area}
        picked={under.data}
        onPick={(unit) => onLook({ duoi: unit.id })}
      />
    </div>
  )
}

function Result({ asked }: { asked: Asked }) {
  const said = useWhereWords().effect
  const answer = useQuery({
    ...asking(effects.read, asked),
    refetchInterval: ({ state }) => (state.data?.state === 'working' ? 3000 : false),
  })
  return (
    <Answer to={answer} lines={6}>
      {(held) =>
        held.state === 'working' ? (
          <div className="card stack tight" aria-live="polite">
            <p>{said.working}</p>
            <Loading lines={3} />
          </div>
        ) : (
          <EffectResult found={held} />
        )
      }
    </Answer>
  )
}
