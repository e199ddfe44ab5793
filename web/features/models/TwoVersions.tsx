import { useNumbers, useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Written } from './written.ts'

type TwoVersionsProps = {
  mine: Written
  theirs: Written
  onMine: () => void
  onTheirs: () => void
}

/** Two edits at once: both are shown, and neither is lost before somebody has chosen. */
export function TwoVersions({ mine, theirs, onMine, onTheirs }: TwoVersionsProps) {
  const { models: said } = useWords()
  return (
    <Dialog title={said.twoVersions} onClose={onTheirs}>
      <p>{said.twoVersionsSays}</p>
      <div className="versions">
        <section className="stack tight">
          <h3>{said.mine}</h3>
          <Version written={mine} other={theirs} />
          <Button look="main" onClick={onMine}>
            {said.keepMine}
          </Button>
        </section>
        <section className="stack tight">
          <h3>{said.theirs}</h3>
          <Version written={theirs} other={mine} />
          <Button onClick={onTheirs}>{said.keepTheirs}</Button>
        </section>
      </div>
    </Dialog>
  )
}

/** Only what differs is told twice. */
function Version({ written, other }: { written: Written; other: Written }) {
  const { models: said } = useWords()
  const numbers = useNumbers()
  const rows: [label: string, value: string | null, same: boolean][] = [
    [said.name, written.name, written.name === other.name],
    [said.story, written.story, written.story === other.story],
    [said.decision, written.decision, written.decision === other.decision],
    [
      said.foundedOn,
      written.foundedOn && numbers.day(written.foundedOn),
      written.foundedOn === other.foundedOn,
    ],
    [
      said.households,
      written.households === null ? null : numbers.number(written.households),
      written.households === other.households,
    ],
  ]
  return (
    <dl className="said-list">
      {rows.map(
        ([label, value, same]) =>
          !same && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value || said.empty}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
