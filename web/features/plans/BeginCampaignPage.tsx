import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { models } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useMe } from '../../lib/me.ts'
import { postsThatMay } from '../../lib/my-posts.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Loading } from '../../ui/Status.tsx'
import { BeginCampaignForm } from './BeginCampaignForm.tsx'
import { usePlanWords } from './plan-words.ts'

/** Where a campaign is begun, for the model named in the address. */
export function BeginCampaignPage() {
  const { begin: said } = usePlanWords()
  const [address] = useSearchParams()
  const [keeperId = '', id = ''] = (address.get('mo-hinh') ?? '').split('/')
  const model = useQuery({ ...asking(models.read, { keeperId, id }), enabled: id !== '' })
  const units = useUnitsToRunIn()

  return (
    <div className="stack narrow">
      <PageHeader title={said.title} lead={said.lead} />
      {id === '' && (
        <Empty title={said.noModel}>
          <p className="soft">{said.noModelSays}</p>
          <LinkButton href="/mo-hinh">{said.toModels}</LinkButton>
        </Empty>
      )}
      {id !== '' && units === undefined && <Loading lines={6} />}
      {id !== '' && units?.length === 0 && <Empty title={said.notAllowed} />}
      {id !== '' && units !== undefined && units.length > 0 && (
        <Answer to={model} lines={6}>
          {(found) => (
            <>
              <section className="stack tight">
                <h2>{said.model}</h2>
                <ModelCard model={found} />
              </section>
              <BeginCampaignForm model={found} units={units} />
            </>
          )}
        </Answer>
      )}
    </div>
  )
}

/** The communes, provinces or the country at which one's posts let one run a campaign. */
function useUnitsToRunIn() {
  const me = useMe()
  const catalog = useCatalog()
  if (me === undefined || !catalog) return undefined
  if (me === null) return []
  const posts = (['model.settle', 'figure.approve'] as const).flatMap((permission) =>
    postsThatMay(me, catalog.roles, permission),
  )
  return [...new Map(posts.map(({ unit, keeperId }) => [unit.id, { unit, keeperId }])).values()]
}
