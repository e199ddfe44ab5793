import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { covenants } from '../../../contract/covenants.ts'
import { models } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { Button } from '../../ui/Button.tsx'
import { ChapterHeader } from '../../ui/ChapterHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { covenantAt } from './addresses.ts'
import { useCovenantWords } from './covenant-words.ts'
import './covenants.css'
import { Coverage } from './Coverage.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import { VersionTag } from './VersionTag.tsx'

type OfModel = { keeperId: string; modelId: string }

/** The covenants of a model: what people agreed on, and how far each is signed. */
export function CovenantsPage({ keeperId, modelId }: OfModel) {
  const words = useCovenantWords()
  const [making, setMaking] = useState(false)
  const model = useQuery(asking(models.read, { keeperId, id: modelId }))
  const list = useQuery(asking(covenants.list, { keeperId, modelId }))
  useLive(keeperId, [[covenants.list.path]])
  const begin = (
    <Button look="main" icon="plus" onClick={() => setMaking(true)}>
      {words.begin}
    </Button>
  )

  return (
    <Answer to={model} lines={8}>
      {(found) => (
        <article className="stack">
          <ChapterHeader
            model={found}
            title={words.title}
            lead={words.lead}
            actions={list.data?.mayKeep && list.data.covenants.length > 0 && begin}
          />
          <Answer to={list} lines={6}>
            {({ covenants: all, mayKeep }) =>
              all.length === 0 ? (
                <Empty title={words.none}>
                  <p>{words.noneSays}</p>
                  {mayKeep && begin}
                </Empty>
              ) : (
                <ul className="plain covenant-list">
                  {all.map((each) => (
                    <li key={each.id}>
                      <Row at={{ keeperId, modelId, id: each.id }} covenant={each} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Answer>
          {making && <MakeDialog model={found} onClose={() => setMaking(false)} />}
        </article>
      )}
    </Answer>
  )
}

type Brief = (typeof covenants.list.reply)['_output']['covenants'][number]

function Row({ at, covenant }: { at: OfModel & { id: string }; covenant: Brief }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const { title, kind, state, inForceSince, endedOn, coverage, signer } = covenant
  // The last version is the one in force: there is none on its way to follow it.
  const own = kind === 'rules' || kind === 'commitment'
  const standing = state === 'recognised' || (own && state === 'adopted')
  return (
    <Link href={covenantAt(at)} className="card covenant-row">
      <span className="small soft">{words.kinds[kind]}</span>
      <strong>{title}</strong>
      <span className="row">
        <span className="small soft">
          {endedOn
            ? fill(words.ended, { day: numbers.day(endedOn) })
            : inForceSince
              ? fill(words.inForceSince, { day: numbers.day(inForceSince) })
              : words.notInForce}
        </span>
        {inForceSince && !standing && <span className="small soft">{words.next}</span>}
        {!(inForceSince && standing) && <VersionTag state={state} />}
      </span>
      {inForceSince && <Coverage coverage={coverage} of={words.signers[signer]} />}
    </Link>
  )
}
