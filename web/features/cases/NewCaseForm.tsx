import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { cases as endpoints } from '../../../contract/cases.ts'
import { tips } from '../../../contract/tips.ts'
import type { Standing } from '../../../sealing/key-log.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { useLanguage } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { sealFor } from '../../lib/tip-keys/pieces.ts'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { Form } from '../../ui/Form.tsx'
import { SelectField, TextArea } from '../../ui/TextField.tsx'
import { caseAt } from './addresses.ts'
import { useCaseWords } from './case-words.ts'
import { OpenTips } from './OpenTips.tsx'

export type NewCaseFormProps = {
  keeperId: string
  standing: Standing
  keys: Unlocked
  /** What the case comes from; without it, it was seen directly. */
  source?: { kind: 'tip' | 'alarm'; id: string }
  /** The category proposed. */
  category: string
}

/** The blanks of a new case. Its summary is sealed here before it leaves. */
export function NewCaseForm({ keeperId, standing, keys, source, category }: NewCaseFormProps) {
  const words = useCaseWords()
  const { say } = useLanguage()
  const [, go] = useLocation()
  const client = useQueryClient()
  const kinds = useTipKinds()
  const [id] = useState(() => crypto.randomUUID())
  const [about, setAbout] = useState(category)
  const [summary, setSummary] = useState('')
  const [others, setOthers] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const opening = useMutation({
    mutationFn: async () =>
      call(endpoints.open, {
        keeperId,
        id,
        category: about,
        ...(await sealFor(standing, { v: 1, text: summary.trim() })),
        sources: [
          source ?? { kind: 'direct' as const, id },
          ...others.map((tipId) => ({ kind: 'tip' as const, id: tipId })),
        ],
      }),
    onSuccess: () => {
      for (const { path } of [endpoints.list, tips.queue, tips.read])
        void client.invalidateQueries({ queryKey: [path] })
      go(caseAt({ keeperId, id }), { replace: true })
    },
  })
  const missing = {
    ...(!about && { category: 'missing' }),
    ...(!summary.trim() && { summary: 'missing' }),
  }
  const errors: Record<string, string> = { ...fieldErrors(opening.error), ...(tried && missing) }

  function submit() {
    setTried(true)
    if (Object.keys(missing).length === 0) opening.mutate()
  }

  return (
    <Form act={words.openIt} busy={opening.isPending} error={opening.error} onSubmit={submit}>
      <SelectField
        label={words.category}
        required
        blank={words.chooseCategory}
        options={(kinds?.categories ?? []).map((each) => ({
          value: each.id,
          label: say(each.name),
        }))}
        error={errors['category']}
        value={about}
        onChange={setAbout}
      />
      <TextArea
        label={words.summary}
        hint={words.summaryHint}
        required
        rows={7}
        maxLength={8000}
        error={errors['summary']}
        value={summary}
        onChange={setSummary}
      />
      <OpenTips
        {...{ keeperId, keys }}
        but={source?.kind === 'tip' ? source.id : undefined}
        category={about}
        several
        chosen={others}
        onChoose={setOthers}
      />
    </Form>
  )
}
