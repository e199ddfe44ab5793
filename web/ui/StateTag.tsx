import type { ActivityState } from '../../contract/activities.ts'
import type { ModelState } from '../../contract/models.ts'
import { useWords } from '../lib/language.tsx'
import { Tag } from './Status.tsx'

const ofModel = {
  proposed: 'plain',
  consulting: 'plain',
  approved: 'plain',
  launched: 'good',
  active: 'good',
  needs_improvement: 'wait',
  suspended: 'wait',
  dissolved: 'off',
} as const

const ofActivity = {
  draft: 'plain',
  submitted: 'plain',
  verified: 'good',
  returned: 'wait',
  voided: 'off',
  corrected: 'off',
} as const

/** Where a model stands, in a word. */
export function ModelStateTag({ state }: { state: ModelState }) {
  const { models } = useWords()
  return <Tag tone={ofModel[state]}>{models.states[state]}</Tag>
}

/** Where a record of the diary stands, in a word. */
export function ActivityStateTag({ state }: { state: ActivityState }) {
  const { activities } = useWords()
  return <Tag tone={ofActivity[state]}>{activities.states[state]}</Tag>
}
