import type { VersionState } from '../../../contract/covenants.ts'
import { Tag } from '../../ui/Status.tsx'
import { useCovenantWords } from './covenant-words.ts'

const tones = {
  draft: 'plain',
  adopted: 'good',
  rejected: 'off',
  sent: 'wait',
  recognised: 'good',
  refused: 'off',
  superseded: 'off',
} as const

/** Where a version stands, in a word. */
export function VersionTag({ state }: { state: VersionState }) {
  const { states } = useCovenantWords()
  return <Tag tone={tones[state]}>{states[state]}</Tag>
}
