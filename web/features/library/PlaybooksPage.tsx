import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Playbooks, playbooks } from '../../../contract/playbooks.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { BringPlaybook } from './BringPlaybook.tsx'
import './library.css'
import { useLibraryWords } from './library-words.ts'
import { PlaybookShown } from './PlaybookShown.tsx'

/** Playbooks that came from other installations: brought in after a look, and models set up from them. */
export function PlaybooksPage({ keeperId }: { keeperId: string }) {
  const words = useLibraryWords()
  const list = useQuery(asking(playbooks.list, { keeperId }))
  const unit = useQuery(asking(units.read, { id: keeperId })).data
  return (
    <article className="stack narrow">
      <PageHeader
        title={words.playbooks}
        above={unit ? [...unit.above, unit] : []}
        lead={words.playbooksLead}
      />
      <Answer to={list}>
        {(found) => (
          <>
            {found.mayKeep && <BringPlaybook keeperId={keeperId} />}
            {found.playbooks.length === 0 && <Empty title={words.playbooksNone} />}
            <ul className="plain stack">
              {found.playbooks.map((each) => (
                <Kept key={each.id} playbook={each} />
              ))}
            </ul>
          </>
        )}
      </Answer>
    </article>
  )
}

function Kept({ playbook }: { playbook: Playbooks['playbooks'][number] }) {
  const words = useLibraryWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const type = useCatalog()?.modelType(playbook.type)
  const [open, setOpen] = useState(false)
  const { keeperId, id, name, madeBy, broughtAt, fingerprint } = playbook
  return (
    <li className="card stack tight">
      <span className="small soft">{type && say(type.name)}</span>
      <strong>{name}</strong>
      <span className="small">{madeBy}</span>
      <span className="small soft">
        {fill(words.broughtAt, { at: numbers.moment(broughtAt) })} · {fingerprint}
      </span>
      <div className="row">
        <LinkButton
          icon="plus"
          href={`/xa/${keeperId}/mo-hinh-moi?loai=${playbook.type}&kich-ban=${id}`}
        >
          {words.setUpFrom}
        </LinkButton>
        <Button look="plain" onClick={() => setOpen(true)}>
          {words.openPlaybook}
        </Button>
      </div>
      {open && (
        <Dialog title={name} onClose={() => setOpen(false)}>
          <Looked keeperId={keeperId} id={id} />
        </Dialog>
      )}
    </li>
  )
}

function Looked(at: { keeperId: string; id: string }) {
  const found = useQuery(asking(playbooks.read, at))
  return <Answer to={found}>{(looked) => <PlaybookShown looked={looked} />}</Answer>
}
