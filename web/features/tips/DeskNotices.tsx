import { Link } from 'wouter'
import { fill } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Status.tsx'
import { keysAt } from './addresses.ts'
import { useTipWords } from './tip-words.ts'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'

/** What is amiss with the keys of the desk, before anything else on the page. */
export function DeskNotices({ keeperId, here }: { keeperId: string; here: DeskHere }) {
  const words = useTipWords()
  const { desk, trouble, fresh } = here
  if (!desk) return null
  const toKeys = <Link href={keysAt(keeperId)}>{words.toKeys}</Link>
  if (trouble)
    return (
      <p className="tip-trouble" role="alert">
        <strong>{words.trouble[trouble]}</strong> {toKeys}
      </p>
    )
  if (desk.log.length === 0)
    return (
      <Empty title={words.noDesk}>
        <p>{words.noDeskSays}</p>
        <LinkButton href={keysAt(keeperId)} look="main" icon="key">
          {words.toKeys}
        </LinkButton>
      </Empty>
    )
  return (
    <>
      {fresh.length > 0 && (
        <p className="notice">
          {fill(words.freshKeys, { count: fresh.length })} {toKeys}
        </p>
      )}
      {desk.behind > 0 && (
        <p className="notice">
          {fill(words.behind, { count: desk.behind })} {toKeys}
        </p>
      )}
    </>
  )
}
