import { useState } from 'react'
import { surrenders } from '../../../contract/cases.ts'
import { fieldErrors } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { SurrenderLines } from '../../ui/SurrenderLines.tsx'
import { LineExtras } from './LineExtras.tsx'
import { blankLine, lineFaults, linesOf, linesToSend } from './receiving.ts'
import { useSurrenderWords } from './surrender-words.ts'
import { type Surrender, useSurrenderAct } from './use-surrender-act.ts'

/** What it was is known better now: the lines are written anew. */
export function ClassifyDialog({ record, onClose }: { record: Surrender; onClose: () => void }) {
  const words = useSurrenderWords()
  const [lines, setLines] = useState(() => linesOf(record))
  const [tried, setTried] = useState(false)
  const classifying = useSurrenderAct(surrenders.classify, onClose)
  const faults = { ...fieldErrors(classifying.error), ...(tried && lineFaults(lines)) }
  const { keeperId, id, edition } = record

  function submit() {
    setTried(true)
    if (Object.keys(lineFaults(lines)).length === 0)
      classifying.mutate({ keeperId, id, edition, lines: linesToSend(lines) })
  }

  return (
    <FormDialog
      title={words.classify}
      says={words.classifySays}
      busy={classifying.isPending}
      error={classifying.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <SurrenderLines
        lines={lines}
        faults={faults}
        blank={blankLine}
        onChange={setLines}
        more={(line, change, at) => (
          <LineExtras line={line} change={change} faults={faults} at={at} />
        )}
      />
    </FormDialog>
  )
}
