import type { Book } from '../../../contract/model-works.ts'
import { useLanguage } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useBookWords } from './duty-books-words.ts'

type VerdictProps = {
  title: string
  act: Book['acts'][number]
  against: string[]
  onClose: () => void
}

/** May it leave? Said so that it is read from a pace away, in the sun. */
export function Verdict({ title, act, against, onClose }: VerdictProps) {
  const words = useBookWords()
  const { say } = useLanguage()
  const broken = act.rules.filter(({ id }) => against.includes(id))
  const fine = broken.length === 0
  const [head, says] = fine
    ? [words.leaves, words.leavesSays]
    : act.stops
      ? [words.stays, words.staysSays]
      : [words.notYet, words.notYetSays]
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={`verdict stack tight ${fine ? 'fine' : 'held'}`} role="alert">
        <strong className="verdict-head">
          <Icon name={fine ? 'check' : 'hand'} />
          {head}
        </strong>
        {broken.length > 0 && (
          <ul>
            {broken.map(({ id, says: why }) => (
              <li key={id}>{say(why)}</li>
            ))}
          </ul>
        )}
        <p>{says}</p>
      </div>
      <div className="row">
        <Button look="main" onClick={onClose}>
          {words.understood}
        </Button>
      </div>
    </Dialog>
  )
}
