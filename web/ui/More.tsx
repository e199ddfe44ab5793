import { useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'

type Pages = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** The way to the rest of a list that comes in pages, while there is more of it. */
export function More({ list }: { list: Pages }) {
  const { pieces } = useWords()
  if (!list.hasNextPage) return null
  return (
    <div>
      <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {pieces.more}
      </Button>
    </div>
  )
}
