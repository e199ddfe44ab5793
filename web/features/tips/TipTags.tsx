import { Tag } from '../../ui/Status.tsx'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

type Brief = Omit<Tip, 'clocks' | 'messages' | 'attached'>
type TipTagsProps = {
  tip: Pick<
    Brief,
    'state' | 'urgent' | 'channel' | 'disputed' | 'eraseAsked' | 'answeredBySender' | 'sealedLate'
  >
}

/** How a tip stands, in single words: what is urgent first. */
export function TipTags({ tip }: TipTagsProps) {
  const words = useTipWords()
  return (
    <>
      {tip.urgent && <span className="tag tip-urgent">{words.urgent}</span>}
      <Tag tone={tones[tip.state]}>{words.states[tip.state]}</Tag>
      {tip.disputed && <Tag tone="wait">{words.disputed}</Tag>}
      {tip.eraseAsked && <Tag tone="wait">{words.eraseAsked}</Tag>}
      {tip.answeredBySender && <Tag tone="good">{words.answeredBySender}</Tag>}
      <Tag>{words.channels[tip.channel]}</Tag>
      {tip.sealedLate && <Tag tone="off">{words.sealedLate}</Tag>}
    </>
  )
}

const tones = { new: 'wait', seen: 'plain', in_case: 'good', closed: 'off' } as const
