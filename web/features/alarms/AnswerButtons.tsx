import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { alarms as endpoints, Answer } from '../../../contract/alarms.ts'
import type { Place } from '../../../contract/wire.ts'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { Refusal } from '../../ui/Status.tsx'
import './answer-buttons.css'
import { insist } from './insist.ts'
import { whereIfAllowed } from './where-now.ts'

type Given = { keeperId: string; id: string }
type AnswerButtonsProps = {
  alarm: Given
  /** Whose answer is written down, when it is not one's own home. */
  homeId?: string
  given?: Answer | null
  onAnswered?: () => void
}

const icons: Record<Answer, IconName> = {
  coming: 'send',
  safe: 'check',
  need_help: 'hand',
  not_home: 'door',
}

/** Four answers, one tap each; sent until it has arrived. */
export function AnswerButtons({ alarm, homeId, given, onAnswered }: AnswerButtonsProps) {
  const { alarms } = useWords()
  const client = useQueryClient()
  const [waits, setWaits] = useState(false)
  const { keeperId, id } = alarm
  const answering = useMutation({
    networkMode: 'always',
    mutationFn: async (answer: Answer) => {
      const place = answer === 'coming' ? await whereIfAllowed(800) : undefined
      const input = { keeperId, id, answer, ...whose(homeId), ...from(place) }
      return insist(endpoints.answer, input, { onMiss: () => setWaits(true) })
    },
    onSuccess: () => {
      onAnswered?.()
      void client.invalidateQueries({ queryKey: [endpoints.read.path] })
      void client.invalidateQueries({ queryKey: [endpoints.open.path] })
    },
    onSettled: () => setWaits(false),
  })
  const chosen = answering.variables ?? given

  return (
    <div className="stack tight">
      <div className="answer-buttons">
        {Answer.options.map((answer) => (
          <Button
            key={answer}
            className={answer}
            icon={icons[answer]}
            aria-pressed={chosen === answer}
            busy={answering.isPending && answering.variables === answer}
            onClick={() => answering.mutate(answer)}
          >
            {alarms.answers[answer]}
          </Button>
        ))}
      </div>
      {waits && <p role="status">{alarms.answerWaits}</p>}
      <Refusal error={answering.error} />
    </div>
  )
}

const whose = (homeId: string | undefined) => (homeId ? { homeId } : {})
const from = (place: Place | undefined) => (place ? { place } : {})
