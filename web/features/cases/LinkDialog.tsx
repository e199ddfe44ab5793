import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { cases as endpoints } from '../../../contract/cases.ts'
import { call, codeOf, Refused } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useCaseWords } from './case-words.ts'
import { type Case, useCaseAct } from './use-case-act.ts'

/** Links two cases: the other is named as officers name it, by number and year. */
export function LinkDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const words = useCaseWords()
  const [typed, setTyped] = useState('')
  const act = useCaseAct(endpoints.link, onClose)
  const { keeperId, id } = of
  const linking = useMutation({
    mutationFn: async () => {
      const otherId = await idOf(keeperId, typed)
      await act.mutateAsync({ keeperId, id, otherId, linked: true })
    },
  })
  const code = linking.isError ? codeOf(linking.error) : undefined
  return (
    <FormDialog
      title={words.link}
      says={words.linkSays}
      act={words.link}
      busy={linking.isPending}
      error={undefined}
      onClose={onClose}
      onSubmit={() => linking.mutate()}
    >
      <TextField
        label={words.linkNumber}
        hint={words.linkHint}
        required
        autoComplete="off"
        maxLength={20}
        error={code}
        value={typed}
        onChange={setTyped}
      />
    </FormDialog>
  )
}

/** The case that bears a number: sought among the open ones, then among those that ended. */
async function idOf(keeperId: string, typed: string) {
  const [, number, year] = /^\s*(\d+)\s*\/\s*(\d{4})\s*$/.exec(typed) ?? []
  if (!number || !year) throw notFound()
  for (const show of ['open', 'closed'] as const) {
    let after: string | null = ''
    while (after !== null) {
      const page: { cases: { id: string; number: number; year: number }[]; next: string | null } =
        await call(endpoints.list, { keeperId, show, ...(after ? { after } : {}) })
      const found = page.cases.find((each) => each.number === +number && each.year === +year)
      if (found) return found.id
      after = page.next
    }
  }
  throw notFound()
}

function notFound() {
  return new Refused(404, { code: 'case.not_found' })
}
