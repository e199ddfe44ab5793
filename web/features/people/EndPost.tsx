import { usePeopleWords } from './people-words.ts'
import { accounts, type Post } from '../../../contract/accounts.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useChanging } from './changing.ts'

type EndPostProps = { keeperId: string; post: Post; onClose: () => void }

/** Ends a post; what was done under it stays. */
export function EndPost({ keeperId, post, onClose }: EndPostProps) {
  const people = usePeopleWords()
  const { pieces } = useWords()
  const { say } = useLanguage()
  const toast = useToast()
  const role = useCatalog()?.role(post.role)
  const ending = useChanging(accounts.endPost, () => {
    toast({ text: people.ended })
    onClose()
  })

  return (
    <div className="stack">
      <p>
        {fill(people.endSays, {
          role: role ? say(role.name) : post.role,
          unit: unitName(post.unit),
        })}
      </p>
      <Refusal error={ending.error} />
      <div className="row">
        <Button
          look="main"
          busy={ending.isPending}
          onClick={() => ending.mutate({ keeperId, id: post.id })}
        >
          {people.endNow}
        </Button>
        <Button look="plain" onClick={onClose}>
          {pieces.cancel}
        </Button>
      </div>
    </div>
  )
}
