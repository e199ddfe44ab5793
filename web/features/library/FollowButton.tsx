import { useQuery } from '@tanstack/react-query'
import { library } from '../../../contract/library.ts'
import { asking } from '../../lib/call.ts'
import { useMe } from '../../lib/me.ts'
import { Button } from '../../ui/Button.tsx'
import { useLibraryWords } from './library-words.ts'
import { useLibraryAct } from './use-library-act.ts'

/** Follows a model or stops; nobody but the one who does it can tell. */
export function FollowButton({ at }: { at: { keeperId: string; modelId: string } }) {
  const words = useLibraryWords()
  const me = useMe()
  const followed = useQuery({ ...asking(library.followed, at), enabled: Boolean(me) })
  const follow = useLibraryAct(library.follow)
  const unfollow = useLibraryAct(library.unfollow)
  if (!me || !followed.data) return null
  const { follows } = followed.data
  return (
    <Button
      look={follows ? 'quiet' : 'main'}
      icon={follows ? 'quiet' : 'bell'}
      title={words.followSays}
      busy={follow.isPending || unfollow.isPending}
      onClick={() => (follows ? unfollow : follow).mutate(at)}
    >
      {follows ? words.unfollow : words.follow}
    </Button>
  )
}
