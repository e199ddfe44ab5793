import { TextField } from '../../ui/TextField.tsx'
import type { Line } from './receiving.ts'
import { useSurrenderWords } from './surrender-words.ts'

type LineExtrasProps = {
  line: Line
  change: (changed: Partial<Line>) => void
  faults: Record<string, string>
  at: number
}

/** What tells one thing from another of its kind: what is stamped on it, how it looks. */
export function LineExtras({ line, change, faults, at }: LineExtrasProps) {
  const words = useSurrenderWords()
  return (
    <>
      <TextField
        label={words.mark}
        hint={words.markHint}
        maxLength={80}
        autoComplete="off"
        error={faults[`lines.${at}.mark`]}
        value={line.mark}
        onChange={(mark) => change({ mark })}
      />
      <TextField
        label={words.condition}
        hint={words.conditionHint}
        maxLength={120}
        autoComplete="off"
        error={faults[`lines.${at}.condition`]}
        value={line.condition}
        onChange={(condition) => change({ condition })}
      />
    </>
  )
}
