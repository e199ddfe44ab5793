import type { Roster } from '../../../contract/model-works.ts'
import { clockAt, hoursBetween } from './shift-time.ts'

type Answers = Record<string, string | number | boolean | string[]>
type Kept = { shift: string; startedAt: Date; endedAt: Date }

/** What a shift's line in the diary says: what was answered, and what the shift itself knows. */
export function answersOf(
  { says, hours, began, adds }: Pick<Roster, 'says' | 'hours' | 'began' | 'adds'>,
  answered: Answers,
  { shift, startedAt, endedAt }: Kept,
): Answers {
  const counts = (adds?.of ?? []).flatMap((name) => {
    const count = answered[name]
    return typeof count === 'number' ? [count] : []
  })
  return {
    ...(hours && { [hours]: hoursBetween(startedAt, endedAt) }),
    ...(began && { [began]: clockAt(startedAt) }),
    ...answered,
    ...(says && { [says]: shift }),
    // Counted one kind at a time, the whole is their sum and nothing else.
    ...(adds && counts.length > 0 && { [adds.total]: counts.reduce((sum, one) => sum + one, 0) }),
  }
}
