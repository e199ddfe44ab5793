import type { TipWords } from '../../../contract/sealed.ts'
import { useLanguage, useNumbers } from '../../lib/language.tsx'
import type { DeskReply } from '../../lib/tip-keys/desk.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { Paper, PaperLine } from '../../ui/Paper.tsx'
import { useFromTheTop } from './from-the-top.ts'
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
export type Slip =
  | { kind: 'receipt'; number?: number | null; year?: number | null; giver?: string }
  | { kind: 'transfer'; transfer: Transfer }

type PaperPageProps = {
  tip: OnPaper
  words: TipWords
  desk: Pick<DeskReply, 'title' | 'name'>
  paper: Slip
  onClose: () => void
}

/** A slip on A4, put together here from what was opened here: it never travels but on paper. */
export function PaperPage({ tip, words: said, desk, paper, onClose }: PaperPageProps) {
  const words = useTipWords()
  useFromTheTop()
  const moves = paper.kind === 'transfer'
  const { number, year } = moves ? paper.transfer : { number: null, year: null, ...paper }
  const signs = moves ? words.transferSigns : words.receiptSigns
  return (
    <Paper
      title={moves ? words.transferPaper : words.receiptPaper}
      from={unitHeading(desk)}
      over={words.paperBody}
      place={desk.name}
      number={number}
      year={year}
      signs={signs.map((role) => ({ role }))}
      says={words.paperSays}
      onClose={onClose}
    >
      <Body {...{ tip, said, paper }} />
    </Paper>
  )
}

function Body({ tip, said, paper }: { tip: OnPaper; said: TipWords; paper: Slip }) {
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
      {lines.map(({ label, value }) => (
        <PaperLine key={label} label={label.replace(/[.:]$/, '')}>
          {value}
        </PaperLine>
      ))}
      <h2>{words.paperSaid}</h2>
      <p className="a4-said">{said.text}</p>
      <p>{paper.kind === 'transfer' ? words.transferCloses : words.receiptCloses}</p>
    </>
  )
}
