import { fill, useNumbers } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'
import type { Home } from './change-team.ts'
import { expiryOf } from './expiry.ts'
import { useTeamWords } from './team-words.ts'

/** What a home keeps against fire; what is past its day, or soon will be, stands out. */
export function KitLine({ kit }: Pick<Home, 'kit'>) {
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  if (kit.length === 0) return <p className="small soft">{alarmTeams.kitNone}</p>
  return (
    <ul className="plain kit small">
      {kit.map(({ kind, count, expiresOn }) => {
        const expiry = expiryOf(expiresOn)
        const says = {
          past: alarmTeams.kitExpired,
          soon: alarmTeams.kitExpiresSoon,
          later: alarmTeams.kitExpiresOn,
        }
        return (
          <li key={kind + (expiresOn ?? '')} className="row">
            <span>
              <strong className="number">{numbers.number(count)}</strong>{' '}
              {alarmTeams.kitKinds[kind]}
            </span>
            {expiry && expiresOn && (
              <Tag tone={expiry === 'later' ? 'plain' : 'wait'}>
                {fill(says[expiry], { day: numbers.day(expiresOn) })}
              </Tag>
            )}
          </li>
        )
      })}
    </ul>
  )
}
