import type { TipWords } from '../../../contract/sealed.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import type { DeskReply } from '../../lib/tip-keys/desk.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { useFromTheTop } from './from-the-top.ts'
import './paper.css'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

export type OnPaper = Pick<Tip, 'id' | 'category' | 'channel' | 'receivedAt'>
export type Transfer = {
  number: number | null
  year: number | null
  reason: string
  to: string
  at: string
}
export type Paper =
  | { kind: 'receipt'; number?: number | null; year?: number | null; giver?: string }
  | { kind: 'transfer'; transfer: Transfer }

type PaperPageProps = {
  tip: OnPaper
  words: TipWords
  desk: Pick<DeskReply, 'title' | 'name'>
  paper: Paper
  onClose: () => void
}

/** A slip on A4, put together here from what was opened here: it never travels but on paper. */
export function PaperPage({ tip, words: said, desk, paper, onClose }: PaperPageProps) {
  const words = useTipWords()
  const { pieces } = useWords()
  const numbers = useNumbers()
  useFromTheTop()
  const moves = paper.kind === 'transfer'
  const { number, year } = moves ? paper.transfer : { number: null, year: null, ...paper }
  return (
    <>
      <div className="row no-print">
        <Button look="main" icon="print" onClick={() => print()}>
          {pieces.print}
        </Button>
        <Button icon="back" onClick={onClose}>
          {pieces.back}
        </Button>
        <p className="small soft">{words.paperSays}</p>
      </div>
      <article className="paper">
        <header className="paper-head">
          <p>
            <span>{words.paperBody}</span>
            <strong>{unitHeading(desk)}</strong>
            <span>
              {fill(words.paperNumber, { number: number ? `${number}/${year}` : '……/……' })}
            </span>
          </p>
          <p>
            <strong>{words.paperNation}</strong>
            <strong className="paper-motto">{words.paperMotto}</strong>
            <em>
              {fill(words.paperPlaceDay, { place: desk.name, day: numbers.longDay(today()) })}
            </em>
          </p>
        </header>
        <h1>{moves ? words.transferPaper : words.receiptPaper}</h1>
        <p className="paper-internal">{words.paperInternal}</p>
        <Body {...{ tip, said, paper }} />
        <footer className="paper-signs">
          {(moves ? words.transferSigns : words.receiptSigns).map((label) => (
            <p key={label}>
              <strong>{label}</strong>
              <em>{words.paperSign}</em>
            </p>
          ))}
        </footer>
      </article>
    </>
  )
}

function Body({ tip, said, paper }: { tip: OnPaper; said: TipWords; paper: Paper }) {
  const words = useTipWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kinds = useTipKinds()
  const category = kinds?.category(tip.category)
  const asks = category?.asks ?? []
  const reason =
    paper.kind === 'transfer' ? kinds?.transferReason(paper.transfer.reason) : undefined
  const before = paper.kind === 'transfer' ? paper.transfer : undefined
  const lines = [
    { label: words.paperTo, value: before?.to },
    { label: words.paperWhy, value: reason && say(reason.name) },
    { label: words.paperGiver, value: paper.kind === 'receipt' ? paper.giver : undefined },
    { label: words.paperReceived, value: numbers.moment(tip.receivedAt) },
    { label: words.channel, value: words.channels[tip.channel] },
    { label: words.category, value: category ? say(category.name) : tip.category },
    { label: words.where, value: said.where },
    { label: words.when, value: said.when },
    ...said.answers.map((value, index) => {
      const ask = asks[index]
      return { label: ask ? say(ask) : words.answer, value }
    }),
  ].filter(({ value }) => value)
  return (
    <>
      <dl className="paper-lines">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{/[.?]$/.test(label) ? label : `${label}:`}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{words.paperSaid}</h2>
      <p className="paper-said">{said.text}</p>
      <p>{paper.kind === 'transfer' ? words.transferCloses : words.receiptCloses}</p>
    </>
  )
}
