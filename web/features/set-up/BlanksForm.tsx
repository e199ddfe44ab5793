import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type SetUpDocument, setUp } from '../../../contract/set-up.ts'
import { asking, call, Refused } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { TwoVersions } from '../../ui/TwoVersions.tsx'
import '../../ui/unfold.css'
import { type PaperBlank, useBlanks } from './paper-blanks.ts'
import { useSetUpWords } from './set-up-words.ts'

type Typed = Record<string, string>
type BlanksFormProps = {
  paper: SetUpDocument
  known: Typed
  typed: Typed
  onType: (typed: Typed) => void
}

/** What is typed in the blanks; an empty one says what the house knows. */
export function BlanksForm({ paper, known, typed, onType }: BlanksFormProps) {
  const words = useSetUpWords()
  const client = useQueryClient()
  const toast = useToast()
  const blanks = useBlanks(paper, known)
  const [edition, setEdition] = useState(paper.edition)
  const { keeperId, id: modelId } = paper.model
  const at = { keeperId, modelId, document: paper.template.id }
  const keeping = useMutation({
    mutationFn: (from: number) => call(setUp.fill, { ...at, edition: from, blanks: typed }),
    onSuccess: (kept) => {
      client.setQueryData(asking(setUp.document, at).queryKey, kept)
      setEdition(kept.edition)
      toast({ text: words.savedBlanks })
    },
  })
  const { error, isPending } = keeping

  if (error instanceof Refused && error.code === 'document.changed' && !isPending) {
    const theirs = error.current as SetUpDocument
    const differs = blanks.filter(({ name }) => (typed[name] ?? '') !== (theirs.typed[name] ?? ''))
    return (
      <div className="card no-print">
        <TwoVersions
          lines={differs.map(({ name, label }) => ({
            label,
            mine: typed[name] ?? '',
            theirs: theirs.typed[name] ?? '',
          }))}
          onTheirs={() => {
            onType(theirs.typed)
            setEdition(theirs.edition)
            keeping.reset()
          }}
          onMine={() => keeping.mutate(theirs.edition)}
        />
      </div>
    )
  }
  const fieldOf = ({ name, label, long, known: house }: PaperBlank) => {
    const field = {
      label,
      hint: house ? fill(words.blankKnown, { value: house }) : undefined,
      value: typed[name] ?? '',
      onChange: (value: string) => onType(withBlank(typed, name, value)),
    }
    return long ? (
      <TextArea key={name} {...field} rows={3} maxLength={4000} />
    ) : (
      <TextField key={name} {...field} maxLength={200} />
    )
  }
  return (
    <section className="card stack no-print">
      <h2>{words.blanksTitle}</h2>
      <Form
        act={words.saveBlanks}
        busy={isPending}
        error={error}
        onSubmit={() => keeping.mutate(edition)}
      >
        {blanks.filter((blank) => !blank.known).map(fieldOf)}
        {blanks.some((blank) => blank.known) && (
          <details className="unfold">
            <summary>{words.blanksKnown}</summary>
            <div className="stack">{blanks.filter((blank) => blank.known).map(fieldOf)}</div>
          </details>
        )}
      </Form>
    </section>
  )
}

/** An empty blank is none: what the house knows shows through. */
function withBlank(typed: Typed, name: string, value: string): Typed {
  const { [name]: _, ...rest } = typed
  return value === '' ? rest : { ...rest, [name]: value }
}
