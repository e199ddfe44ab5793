import { useQuery } from '@tanstack/react-query'
import type { Me, Post } from '../../../contract/accounts.ts'
import type { ModelBrief } from '../../../contract/models.ts'
import { useWords } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { LastActivity } from '../../ui/ModelCard.tsx'
import { ModelStateTag } from '../../ui/StateTag.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { Link } from 'wouter'
import { everyModel, isWorking } from './every-model.ts'
import { Lately } from './Lately.tsx'
import { ToMend } from './ToMend.tsx'
import { WriteDiary } from './WriteDiary.tsx'

/** The home of whoever keeps a diary: writing it is one touch away. */
export function KeeperHome({ me, post }: { me: Me; post: Post }) {
  const { home } = useWords()
  const { unit, keeperId } = post
  const list = useQuery(everyModel(unit.id))
  return (
    <>
      <Answer to={list} lines={5}>
        {(models) => (
          <>
            <WriteDiary models={models.filter(isWorking)} />
            <ToMend unit={unit} />
            <section className="stack tight">
              <h2>{home.myModels}</h2>
              {models.length === 0 && <Empty title={home.noModelsHere} />}
              <ul className="plain grid">
                {models.map((model) => (
                  <li key={model.id}>
                    <MyModel model={model} />
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Answer>
      <div className="row">
        {me.may.includes('model.register') && (
          <LinkButton href={`/xa/${keeperId}/mo-hinh-moi?don-vi=${unit.id}`} icon="plus">
            {home.registerModel}
          </LinkButton>
        )}
        {me.may.includes('invite.make') && (
          <LinkButton href={`/xa/${keeperId}/nguoi`} icon="people">
            {home.people}
          </LinkButton>
        )}
      </div>
      <Lately unit={unit} />
    </>
  )
}

/** One of my models: whether it is alive, and the way to its diary. */
function MyModel({ model }: { model: ModelBrief }) {
  const { home } = useWords()
  const at = `/xa/${model.keeperId}/mo-hinh/${model.id}`
  return (
    <div className="card my-model">
      <Link href={at}>
        <strong>{model.name}</strong>
      </Link>
      <span className="row">
        <ModelStateTag state={model.state} />
        <LastActivity on={model.lastActivityOn} />
      </span>
      {isWorking(model) && (
        <LinkButton href={`${at}/ghi`} icon="pen">
          {home.write}
        </LinkButton>
      )}
    </div>
  )
}
