import { Link } from 'wouter'
import { tips as endpoints } from '../../../contract/tips.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { caseAt, tipAt } from './addresses.ts'
import type { Transfer } from './PaperPage.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import { type Tip, useTipAct } from './use-tip-act.ts'

type TipLinksProps = { tip: Tip; onPaper: ((transfer: Transfer) => void) | undefined }

/** What a tip hangs together with: its case, tips about the same, where it was sent. */
export function TipLinks({ tip, onPaper }: TipLinksProps) {
  const words = useTipWords()
  const numbers = useNumbers()
  const { keeperId, joinedTo, joined, caseId, transfers, destroyOn, outcome } = tip
  const some = joinedTo || joined.length > 0 || caseId || transfers.length > 0 || destroyOn
  if (!some && !outcome) return null
  return (
    <section className="card stack tight">
      <h2>{words.links}</h2>
      {outcome && <Outcome outcome={outcome} />}
      {caseId && (
        <p>
          <Link href={caseAt(keeperId, caseId)}>{words.toCase}</Link>
        </p>
      )}
      {joinedTo && <JoinedTo tip={tip} to={joinedTo} />}
      {joined.length > 0 && (
        <ul className="plain stack tight">
          {joined.map((id, index) => (
            <li key={id}>
              <Link href={tipAt({ keeperId, id })}>
                {fill(words.sameAs, { number: index + 1 })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {transfers.length > 0 && <Transfers transfers={transfers} onPaper={onPaper} />}
      {destroyOn && (
        <p className="small soft">{fill(words.destroyOn, { day: numbers.day(destroyOn) })}</p>
      )}
    </section>
  )
}

function Outcome({ outcome }: { outcome: string }) {
  const words = useTipWords()
  const { say } = useLanguage()
  const kind = useTipKinds()?.outcome(outcome)
  if (!kind) return null
  return (
    <>
      <p>
        <strong>{fill(words.endedAs, { outcome: say(kind.name) })}</strong>
      </p>
      <figure className="tip-to-sender">
        <figcaption className="small soft">{words.senderReads}</figcaption>
        <blockquote>{say(kind.toSender)}</blockquote>
      </figure>
    </>
  )
}

function JoinedTo({ tip, to }: { tip: Tip; to: string }) {
  const words = useTipWords()
  const parting = useTipAct(endpoints.join)
  const { keeperId, id, edition } = tip
  return (
    <div className="row">
      <Link href={tipAt({ keeperId, id: to })}>{words.joinedToOther}</Link>
      <Button
        look="plain"
        busy={parting.isPending}
        onClick={() => parting.mutate({ keeperId, id, edition, to: null })}
      >
        {words.part}
      </Button>
      <Refusal error={parting.error} />
    </div>
  )
}

type TransfersProps = {
  transfers: Tip['transfers']
  onPaper: TipLinksProps['onPaper']
}

function Transfers({ transfers, onPaper }: TransfersProps) {
  const words = useTipWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kinds = useTipKinds()
  return (
    <ul className="plain lines">
      {transfers.map(({ id, number, year, reason, toName, toBody, by, at }) => {
        const body = toBody === null ? undefined : kinds?.body(toBody)
        const to = toName ?? (body ? say(body.name) : (toBody ?? ''))
        return (
          <li key={id}>
            <span>
              <strong>{fill(words.sentTo, { to })}</strong>{' '}
              <span className="small soft number">
                {fill(words.sentBy, { name: by, moment: numbers.moment(at) })}
              </span>
            </span>
            {onPaper && (
              <Button icon="print" onClick={() => onPaper({ number, year, reason, to, at })}>
                {words.transferPaper}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
