import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { alarms } from '../../../contract/alarms.ts'
import { tips } from '../../../contract/tips.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Loading } from '../../ui/Status.tsx'
import { casesAt } from './addresses.ts'
import { useDesk } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import './cases.css'
import { DeskDoor } from './DeskDoor.tsx'
import { NewCaseForm, type NewCaseFormProps } from './NewCaseForm.tsx'
import { useOpenedText } from './opened-text.ts'

type SourceProps = Omit<NewCaseFormProps, 'source' | 'category'>
type WithIdProps = SourceProps & { id: string }

/** A case is opened: from the tip or the alarm that the address names, or from something seen. */
export function NewCasePage({ keeperId }: { keeperId: string }) {
  const words = useCaseWords()
  const [address] = useSearchParams()
  const here = useDesk(keeperId)
  const tipId = address.get('tin')
  const alarmId = address.get('bao-dong')
  const kind = tipId ? 'tip' : alarmId ? 'alarm' : 'direct'
  const { standing, keys } = here
  const form = here.reads && standing?.open && keys && { keeperId, standing, keys }

  return (
    <div className="stack narrow">
      <PageHeader
        kind={here.desk && unitHeading(here.desk)}
        title={words.newTitle}
        lead={
          <p>
            <strong>{words.from[kind]}.</strong> {words.newLead}
          </p>
        }
        actions={
          <LinkButton href={casesAt(keeperId)} look="plain" icon="back">
            {words.all}
          </LinkButton>
        }
      />
      {here.asked.isPending && <Loading lines={6} />}
      <DeskDoor keeperId={keeperId} here={here} />
      {here.reads && standing && !standing.open && <p className="notice">{words.notOpen}</p>}
      {form &&
        (tipId ? (
          <FromTip {...form} id={tipId} />
        ) : alarmId ? (
          <FromAlarm {...form} id={alarmId} />
        ) : (
          <NewCaseForm {...form} category="" />
        ))}
    </div>
  )
}

function FromTip({ id, ...form }: WithIdProps) {
  const tip = useQuery(asking(tips.read, { keeperId: form.keeperId, id }))
  return (
    <Answer to={tip} lines={6}>
      {(found) => (
        <>
          <Said piece={found} keys={form.keys} />
          <NewCaseForm {...form} source={{ kind: 'tip', id }} category={found.category} />
        </>
      )}
    </Answer>
  )
}

type SaidProps = { piece: { header: string; payload: string }; keys: SourceProps['keys'] }

/** What the tip says stands above the blank, so that the summary can be written from it. */
function Said({ piece, keys }: SaidProps) {
  const words = useCaseWords()
  const said = useOpenedText(piece, keys)
  return (
    <figure className="case-quote">
      <figcaption className="small soft">{words.said}</figcaption>
      <blockquote>{said.state === 'open' ? said.text : words.states[said.state]}</blockquote>
    </figure>
  )
}

function FromAlarm({ id, ...form }: WithIdProps) {
  const words = useCaseWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const catalog = useCatalog()
  const kinds = useTipKinds()
  const alarm = useQuery(asking(alarms.read, { keeperId: form.keeperId, id }))
  return (
    <Answer to={alarm} lines={6}>
      {({ kind, raisedAt }) => {
        const known = catalog?.alarmKind(kind)
        // What is usually told of under such an alarm is proposed; the officer decides.
        const category = kinds?.categories.find(({ danger }) => danger.alarm === kind)?.id ?? ''
        return (
          <>
            <p className="number">
              {fill(words.alarmOf, {
                kind: known ? say(known.name) : kind,
                moment: numbers.moment(raisedAt),
              })}
            </p>
            {kinds && <NewCaseForm {...form} source={{ kind: 'alarm', id }} category={category} />}
          </>
        )
      }}
    </Answer>
  )
}
