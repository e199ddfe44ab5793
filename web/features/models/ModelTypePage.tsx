import { useQuery } from '@tanstack/react-query'
import { catalog, type ModelType } from '../../../contract/catalog.ts'
import { models } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsThatMay } from '../../lib/my-posts.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import './models.css'
import { TypeCharter } from './TypeCharter.tsx'
import { TypeGround } from './TypeGround.tsx'
import { TypeReported } from './TypeReported.tsx'

/** One type of model in full: what it is for, how it is run, what it rests on, where it stands. */
export function ModelTypePage({ id }: { id: string }) {
  const type = useQuery(asking(catalog.modelType, { id }))
  return <Answer to={type}>{(found) => <Whole type={found} />}</Answer>
}

function Whole({ type }: { type: ModelType }) {
  const { words, say } = useLanguage()
  const { models: said, pieces } = words

  return (
    <article className="stack">
      <PageHeader
        title={say(type.name)}
        kind={`${said.library} · ${said.groups[type.group]}`}
        lead={say(type.purpose)}
        actions={
          <>
            {!type.closed && <RegisterThis type={type} />}
            <Button look="plain" icon="print" onClick={() => print()}>
              {pieces.print}
            </Button>
          </>
        }
      />
      {type.closed && <p className="notice">{said.closedSays}</p>}
      {type.closed && <TypeReported type={type.id} />}
      <div className="columns">
        <TypeCharter type={type} />
        <TypeGround type={type} />
      </div>
      <WhereItLives type={type.id} />
    </article>
  )
}

/** The way to the register, for those who may enter a model somewhere. */
function RegisterThis({ type }: { type: ModelType }) {
  const { models: said } = useWords()
  const me = useMe()
  const roles = useCatalog()?.roles
  const post = me && roles && postsThatMay(me, roles, 'model.register')[0]
  if (!post) return null
  return (
    <LinkButton look="main" icon="plus" href={`/xa/${post.keeperId}/mo-hinh-moi?loai=${type.id}`}>
      {said.registerThis}
    </LinkButton>
  )
}

function WhereItLives({ type }: { type: string }) {
  const { models: said } = useWords()
  const nation = useQuery(asking(units.nation, {}))
  const list = useQuery({
    ...asking(models.list, { under: nation.data?.id ?? '', type, limit: 12 }),
    enabled: nation.data !== undefined,
  })
  return (
    <section className="stack tight">
      <h2>{said.whereItLives}</h2>
      <Answer to={list} lines={3}>
        {({ models: found, total }) =>
          found.length === 0 ? (
            <Empty title={said.nowhereYet} />
          ) : (
            <>
              <ul className="plain grid">
                {found.map((model) => (
                  <li key={model.id}>
                    <ModelCard model={model} />
                  </li>
                ))}
              </ul>
              {total > found.length && (
                <p className="soft">{fill(said.andMore, { count: total - found.length })}</p>
              )}
            </>
          )
        }
      </Answer>
    </section>
  )
}
