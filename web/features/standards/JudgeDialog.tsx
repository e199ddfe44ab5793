import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { catalog } from '../../../contract/catalog.ts'
import { type Rating, standards } from '../../../contract/standards.ts'
import { asking, fieldErrors } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice, Choices } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { Score } from './ScoreSheet.tsx'
import { useStandardWords } from './standards-words.ts'
import { type At, useStandardAct } from './use-standard-act.ts'

const ratings: Rating[] = ['effective', 'average', 'poor']

/** A person decides: what is suggested stands chosen, and anything else asks for a reason. */
export function JudgeDialog({ score, at, onClose }: { score: Score; at: At; onClose: () => void }) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const { say } = useLanguage()
  const type = useQuery(asking(catalog.modelType, { id: score.model.type })).data
  const judging = useStandardAct(standards.judge, onClose)
  const [id] = useState(uuid7)
  const [rating, setRating] = useState<Rating>(score.suggested)
  const [met, setMet] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const errors = fieldErrors(judging.error)
  const criteria = (type?.criteria ?? []).map((each) => ({
    id: each.id,
    met: met.includes(each.id),
  }))
  return (
    <FormDialog
      title={words.judgeTitle}
      says={`${fill(words.points, { points: numbers.number(score.points) })}. ${words.judgeSays}`}
      act={words.judge}
      busy={judging.isPending}
      error={judging.error}
      onClose={onClose}
      onSubmit={() => judging.mutate({ ...at, id, rating, criteria, reason })}
    >
      <Choice
        label={words.ratingLabel}
        required
        value={rating}
        onChange={(value) => setRating(value as Rating)}
        options={ratings.map((value) => ({ value, label: words.rating[value] }))}
      />
      <Choices
        label={words.criteria}
        look="list"
        value={met}
        onChange={setMet}
        options={(type?.criteria ?? []).map((each) => ({ value: each.id, label: say(each.name) }))}
      />
      <TextArea
        label={words.reason}
        hint={words.reasonHint}
        required
        value={reason}
        onChange={setReason}
        error={errors.reason}
      />
    </FormDialog>
  )
}
