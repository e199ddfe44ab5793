import { useState } from 'react'
import { duties, type Shift } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { codeOf } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill } from '../../lib/language.tsx'
import { keepUnsent } from '../../lib/outbox.ts'
import { type Answers, CatalogForm } from '../../ui/CatalogForm.tsx'
import { Choices } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Loading } from '../../ui/Status.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useDutyWords } from './duty-words.ts'
import { type Of, useDutyAct } from './use-duty-act.ts'

type EndDialogProps = {
  of: Of
  shift: Shift
  works: Roster
  /** Of which model: shown while it waits for a network. */
  label: string
  onClose: () => void
}

/** A shift is over: who came, what was seen, by number. It is the model's line in the diary. */
export function EndDialog({ of, shift, works, label, onClose }: EndDialogProps) {
  const words = useDutyWords()
  const say = useToast()
  const kind = useCatalog()?.activity(works.activity)
  const [came, setCame] = useState(() => shift.turns.map(({ handId }) => handId))
  const [answers, setAnswers] = useState<Answers>({})
  const [summary, setSummary] = useState('')
  const [missing, setMissing] = useState<Record<string, string>>({})
  const ending = useDutyAct(duties.end, () => {
    say({ text: words.ended })
    onClose()
  })

  // What the shift itself knows, and what is a sum, nobody need be asked.
  const known = [works.says, works.hours, works.began, works.adds?.total]
  const fields = (kind?.fields ?? []).filter(({ name }) => !known.includes(name))
  const counts = (works.adds?.of ?? []).map((name) => answers[name])
  const sum = counts.reduce<number>(
    (all, count) => all + (typeof count === 'number' ? count : 0),
    0,
  )

  async function submit() {
    const wanting = Object.fromEntries([
      ...fields
        .filter(({ name, required }) => required && answers[name] === undefined)
        .map(({ name }) => [name, 'missing']),
      ...(came.length === 0 ? [['came', 'missing']] : []),
    ])
    setMissing(wanting)
    if (Object.keys(wanting).length > 0) return
    const input = { ...of, id: shift.id, at: new Date().toISOString(), came, answers, summary }
    try {
      await ending.mutateAsync(input)
    } catch (reason) {
      if (codeOf(reason) !== 'network') return
      const { method, path } = duties.end
      keepUnsent({ id: `${shift.id}-end`, at: { method, path }, input, files: [], label })
      say({ text: words.endKept })
      onClose()
    }
  }

  return (
    <FormDialog
      title={words.end}
      says={works.trace ? `${words.endSays} ${words.endSaysTrace}` : words.endSays}
      act={words.endSend}
      busy={ending.isPending}
      error={codeOf(ending.error) === 'network' ? undefined : ending.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      {kind ? (
        <>
          <Choices
            label={words.came}
            required
            look="list"
            error={missing['came']}
            options={shift.turns.map(({ handId, name, mine }) => ({
              value: handId,
              label: mine && name ? `${name} (${words.me})` : (name ?? words.me),
            }))}
            value={came}
            onChange={setCame}
          />
          <CatalogForm fields={fields} answers={answers} errors={missing} onChange={setAnswers} />
          {works.adds && (
            <p className="number">
              <strong>{fill(words.sum, { count: sum })}</strong>
            </p>
          )}
          <TextArea
            label={words.summary}
            hint={words.summaryHint}
            rows={2}
            maxLength={2000}
            value={summary}
            onChange={setSummary}
          />
        </>
      ) : (
        <Loading />
      )}
    </FormDialog>
  )
}
