import type { NoticeBrief } from '../../../contract/notices.ts'
import { Tag } from '../../ui/Status.tsx'
import { useLibraryWords } from './library-words.ts'

const tones = { draft: 'plain', proposed: 'wait', published: 'good', withdrawn: 'off' } as const

/** Where a notice stands, in a word. */
export function NoticeTag({ notice: { state } }: { notice: Pick<NoticeBrief, 'state'> }) {
  const { noticeStates } = useLibraryWords()
  return <Tag tone={tones[state]}>{noticeStates[state]}</Tag>
}
