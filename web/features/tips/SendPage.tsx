import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { sealed } from '../../../contract/sealed.ts'
import { fill } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { ask, post } from '../../lib/sealed/door.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmergencyNumbers } from '../../ui/EmergencyNumbers.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { useSealedWords } from './sealed-words.ts'
import { SendForm } from './SendForm.tsx'
import { SentPage } from './SentPage.tsx'
import { useTipWords } from './tip-words.ts'
import './tips.css'

export type Desks = z.output<typeof sealed.desks.reply>
export type Sent = { code: string; to: string; left: number }

/** Tells a desk something from inside the app, without the app learning who told it. */
export function SendPage() {
  const words = useSealedWords()
  const tips = useTipWords()
  const [sent, setSent] = useState<Sent>()
  const desks = useQuery({
    queryKey: [sealed.desks.path],
    queryFn: () => ask(post, sealed.desks, {}),
    staleTime: Infinity,
  })
  if (sent) return <SentPage sent={sent} />
  return (
    <div className="stack narrow">
      <PageHeader
        title={words.formTitle}
        lead={tips.sendLead}
        actions={
          <LinkButton href="/bao-tin/hoi-am" icon="key">
            {words.look}
          </LinkButton>
        }
      />
      <section className="stack tight">
        <h2>{words.beside}</h2>
        <EmergencyNumbers />
      </section>
      <p>{words.sealedHere}</p>
      <Answer to={desks} lines={5}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={words.noDesks} />
          ) : (
            <AtDesk desks={all} onSent={setSent} />
          )
        }
      </Answer>
    </div>
  )
}

/** Where it goes: the desk at home first, any other by choice. */
function AtDesk({ desks, onSent }: { desks: Desks; onSent: (sent: Sent) => void }) {
  const words = useSealedWords()
  const me = useMe()
  const mine = me ? postsNow(me).map(({ keeperId }) => keeperId) : []
  const home = desks.find(({ keeperId }) => mine.includes(keeperId))
  const [chosen, setChosen] = useState<string>()
  const desk = desks.find(({ keeperId }) => keeperId === (chosen ?? home?.keeperId))
  return (
    <>
      <SelectField
        label={words.chooseTitle}
        hint={words.chooseLine}
        blank={words.search}
        options={desks
          .toSorted((a, b) => byPlace(a).localeCompare(byPlace(b), 'vi'))
          .map((each) => ({ value: each.keeperId, label: byPlace(each) }))}
        value={desk?.keeperId ?? ''}
        onChange={setChosen}
      />
      {desk && (
        <>
          <p>
            <strong>{fill(words.formTo, { desk: unitHeading(desk) })}</strong>
          </p>
          <SendForm key={desk.keeperId} desk={desk} desks={desks} onSent={onSent} />
        </>
      )}
    </>
  )
}

function byPlace(desk: Desks[number]) {
  const own = unitHeading(desk)
  return desk.kind === 'province' ? own : `${desk.province}: ${own}`
}
