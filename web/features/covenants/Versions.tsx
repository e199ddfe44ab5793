import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import type { Covenant } from '../../../contract/covenants.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loading } from '../../ui/Status.tsx'
import { minutesAt } from './addresses.ts'
import { atOf, type Version } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import { VersionTag } from './VersionTag.tsx'

const Differences = lazy(() =>
  import('./Differences.tsx').then((file) => ({ default: file.Differences })),
)

/** Every version with what became of it, and what differs from the one before. */
export function Versions({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const [compared, setCompared] = useState<{ before: Version; after: Version }>()
  const { versions, maySeeNames } = covenant
  return (
    <section className="card stack tight">
      <h2>{words.versions}</h2>
      <ol className="plain covenant-versions">
        {versions.map((version, at) => {
          const before = versions[at + 1]
          return (
            <li key={version.number} className="stack tight">
              <div className="row">
                <strong>{fill(words.version, { number: version.number })}</strong>
                <VersionTag state={version.state} />
              </div>
              <Story version={version} />
              <div className="row">
                {maySeeNames && version.vote && (
                  <Link className="button plain" href={minutesAt(atOf(covenant), version.number)}>
                    {words.minutesOf}
                  </Link>
                )}
                {before && (
                  <Button look="plain" onClick={() => setCompared({ before, after: version })}>
                    {fill(words.compare, { number: before.number })}
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {compared && (
        <Dialog
          title={fill(words.comparing, {
            before: compared.before.number,
            after: compared.after.number,
          })}
          onClose={() => setCompared(undefined)}
        >
          <Suspense fallback={<Loading />}>
            <Differences before={compared.before.text} after={compared.after.text} />
          </Suspense>
        </Dialog>
      )}
    </section>
  )
}

/** What became of a version, day by day. */
function Story({ version }: { version: Version }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const { vote, sentOn, sentLate, decidedOn, decidedLate, decision, reason, state } = version
  const lines = [
    vote &&
      fill(words.voted, {
        day: numbers.day(vote.on),
        agreed: numbers.number(vote.agreed),
        against: numbers.number(vote.against),
        households: numbers.number(vote.households),
      }),
    sentOn && fill(sentLate ? words.sentLate : words.sentOn, { day: numbers.day(sentOn) }),
    decidedOn &&
      fill(
        state === 'refused'
          ? words.refusedOn
          : decidedLate
            ? words.recognisedLate
            : words.recognisedOn,
        { day: numbers.day(decidedOn), decision: decision ?? '', reason },
      ),
  ].filter((line) => line !== null && line !== '')
  return lines.map((line) => (
    <p key={line} className="small">
      {line}
    </p>
  ))
}
