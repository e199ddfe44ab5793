import type { AlarmBrief } from '../../../contract/alarms.ts'
import { useWords } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'

const tones = { raised: 'wait', answered: 'good', handed_over: 'good', closed: 'off' } as const

/** How an alarm stands, in a few words: its state or outcome, drill, silent. */
export function AlarmTags({ alarm }: { alarm: AlarmBrief }) {
  const { alarms } = useWords()
  const { state, outcome, drill, silent } = alarm
  const ended = outcome !== null && outcome !== 'drill'
  return (
    <>
      {drill && <Tag tone="wait">{alarms.drill}</Tag>}
      {silent && <Tag>{alarms.silent}</Tag>}
      <Tag tone={tones[state]}>{ended ? alarms.outcomes[outcome] : alarms.states[state]}</Tag>
    </>
  )
}
