import { useState } from 'react'
import { Link } from 'wouter'
import type { ModelBrief } from '../../../contract/models.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { recentActs } from '../../lib/recent-acts.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** The one great act of a keeper's day: what was written last first, everything else a touch further. */
export function WriteDiary({ models }: { models: ModelBrief[] }) {
  const { words, say } = useLanguage()
  const { home } = words
  const catalog = useCatalog()
  const [choosing, setChoosing] = useState(false)
  const [only] = models.length === 1 ? models : []
  const recent = recentActs()
    .filter(({ modelId }) => models.some(({ id }) => id === modelId))
    .slice(0, 3)

  return (
    <section className="card write-diary stack tight">
      <h2>{home.write}</h2>
      <p>{models.length === 0 ? home.writeNone : home.writeSays}</p>
      {recent.map(({ keeperId, modelId, modelName, kind }, at) => {
        const entry = catalog?.activity(kind)
        return (
          <LinkButton
            key={`${modelId} ${kind}`}
            look={at === 0 ? 'main' : 'quiet'}
            icon="pen"
            href={`/xa/${keeperId}/mo-hinh/${modelId}/ghi?loai=${kind}`}
          >
            {fill(home.writeAgain, { kind: entry ? say(entry.name) : kind, model: modelName })}
          </LinkButton>
        )
      })}
      {only && (
        <LinkButton
          look={recent.length === 0 ? 'main' : 'quiet'}
          icon="pen"
          href={`/xa/${only.keeperId}/mo-hinh/${only.id}/ghi`}
        >
          {recent.length === 0 ? home.write : home.writeOther}
        </LinkButton>
      )}
      {models.length > 1 && (
        <Button
          look={recent.length === 0 ? 'main' : 'quiet'}
          icon="pen"
          onClick={() => setChoosing(true)}
        >
          {recent.length === 0 ? home.write : home.writeOther}
        </Button>
      )}
      {choosing && (
        <Dialog title={home.chooseModel} onClose={() => setChoosing(false)}>
          <ul className="plain stack tight">
            {models.map((model) => (
              <li key={model.id}>
                <Link className="card" href={`/xa/${model.keeperId}/mo-hinh/${model.id}/ghi`}>
                  <strong>{model.name}</strong>{' '}
                  <span className="small soft">{unitName(model.unit)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </section>
  )
}
