import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import type { DeskReply } from '../../lib/tip-keys/desk.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { useCategoryName, useTipKinds } from '../../lib/tip-kinds.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { Paper, PaperLine } from '../../ui/Paper.tsx'
import { useCaseWords } from './case-words.ts'
import { useOpenedText } from './opened-text.ts'
import type { Case } from './use-case-act.ts'

type CasePaperProps = {
  of: Case
  summary: string
  desk: Pick<DeskReply, 'title' | 'name'>
  keys: Unlocked
  onClose: () => void
}

const sources = ['tip', 'alarm', 'direct'] as const

/** The case on paper, put together from what lies open on this page; it names no sender. */
export function CasePaper({ of, summary, desk, keys, onClose }: CasePaperProps) {
  const { paper } = useCaseWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const nameOf = useCategoryName()
  const kinds = useTipKinds()
  const outcome = of.outcome === null ? undefined : kinds?.outcome(of.outcome)
  const [officer = '', commander = ''] = paper.signs
  const due = numbers.day(of.dueOn)
  const counted = sources.flatMap((kind) => {
    const count = of.sources.filter((source) => source.kind === kind).length
    return count > 0 ? [fill(paper.counted, { count, kind: paper.kinds[kind] })] : []
  })
  return (
    <Paper
      title={paper.title}
      from={unitHeading(desk)}
      place={desk.name}
      number={of.number}
      year={of.year}
      signs={[
        { role: officer, ...(of.assignedTo && { name: of.assignedTo.name }) },
        { role: commander },
      ]}
      onClose={onClose}
    >
      <PaperLine label={paper.category}>{nameOf(of.category)}</PaperLine>
      <PaperLine label={paper.opened}>{numbers.moment(of.openedAt)}</PaperLine>
      <PaperLine label={paper.openedBy}>{of.openedBy}</PaperLine>
      <PaperLine label={paper.with}>{of.assignedTo?.name}</PaperLine>
      <PaperLine label={paper.due}>
        {of.extended ? fill(paper.extended, { day: due }) : due}
      </PaperLine>
      <PaperLine label={paper.sources}>{counted.join('; ')}</PaperLine>
      <PaperLine label={paper.links}>
        {of.links.map(({ number, year }) => `${number}/${year}`).join('; ')}
      </PaperLine>
      <h2>{paper.summary}</h2>
      <p className="a4-said">{summary}</p>
      {of.steps.length > 0 && <Steps steps={of.steps} keys={keys} />}
      <PaperLine label={paper.outcome}>{outcome && say(outcome.name)}</PaperLine>
      <PaperLine label={paper.closed}>{of.closedAt && numbers.moment(of.closedAt)}</PaperLine>
    </Paper>
  )
}

type StepsProps = { steps: Case['steps']; keys: Unlocked }

function Steps({ steps, keys }: StepsProps) {
  const { paper } = useCaseWords()
  return (
    <>
      <h2>{paper.steps}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{paper.day}</th>
            <th scope="col">{paper.what}</th>
            <th scope="col">{paper.who}</th>
            <th scope="col">{paper.note}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Step key={step.id} step={step} keys={keys} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Step({ step, keys }: { step: Case['steps'][number]; keys: Unlocked }) {
  const { states } = useCaseWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kind = useTipKinds()?.step(step.kind)
  const note = useOpenedText(step, keys)
  return (
    <tr>
      <td>{numbers.day(step.on)}</td>
      <td>{kind ? say(kind.name) : step.kind}</td>
      <td>{step.by}</td>
      <td className="a4-said">
        {step.header !== null && (note.state === 'open' ? note.text : states[note.state])}
      </td>
    </tr>
  )
}
