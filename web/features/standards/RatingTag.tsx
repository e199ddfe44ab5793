import type { Rating } from '../../../contract/standards.ts'
import { Tag } from '../../ui/Status.tsx'
import { useStandardWords } from './standards-words.ts'

/** How good a model is, in a word. */
export function RatingTag({ rating }: { rating: Rating }) {
  const words = useStandardWords()
  const tone = rating === 'effective' ? 'good' : rating === 'average' ? 'plain' : 'wait'
  return <Tag tone={tone}>{words.rating[rating]}</Tag>
}
