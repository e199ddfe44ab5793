import { Link } from 'wouter'
import { UnlockCard } from '../../lib/tip-keys/UnlockCard.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, Failure } from '../../ui/Status.tsx'
import { keysAt } from './addresses.ts'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import './cases.css'

/** What stands between an officer and the sealed words of a case: nothing, once their keys lie open. */
export function DeskDoor({ keeperId, here }: { keeperId: string; here: DeskHere }) {
  const words = useCaseWords()
  const { asked, desk, trouble, keys } = here
  if (asked.isError) return <Failure error={asked.error} onRetry={() => void asked.refetch()} />
  if (!desk) return null
  if (trouble)
    return (
      <p className="notice" role="alert">
        <strong>{words.trouble[trouble]}</strong>{' '}
        <Link href={keysAt(keeperId)}>{words.toKeys}</Link>
      </p>
    )
  if (desk.log.length === 0)
    return (
      <Empty title={words.noDesk}>
        <p>{words.noDeskSays}</p>
        <LinkButton href={keysAt(keeperId)} icon="key">
          {words.toKeys}
        </LinkButton>
      </Empty>
    )
  if (desk.mine?.holder === 'custodian') return <Empty title={words.notYours} />
  return keys ? null : <UnlockCard desk={desk} />
}
