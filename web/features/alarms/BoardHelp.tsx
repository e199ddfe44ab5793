import type { Alarm } from '../../../contract/alarms.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'

const tones = { unknown: 'plain', ringing: 'good', quiet: 'plain', offline: 'wait' } as const

/** What helps: who is on the way, which bells confirmed that they sound, where water is. */
export function BoardHelp({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const numbers = useNumbers()
  const far = useFar()
  return (
    <>
      <section className="card stack tight">
        <h2>{alarms.coming}</h2>
        {alarm.coming.length === 0 && <p className="soft">{alarms.comingNone}</p>}
        <ul className="plain lines">
          {alarm.coming.map(({ name, home, metres, at }) => (
            <li key={name + at}>
              <span>
                <strong>{name}</strong>
                {home && home !== name && <span className="small"> {home}</span>}
              </span>
              <span className="small number">
                {[far(metres), numbers.moment(at)].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="card stack tight">
        <h2>{alarms.sirens}</h2>
        {alarm.sirens.length === 0 && <p className="soft">{alarms.sirensNone}</p>}
        <ul className="plain lines">
          {alarm.sirens.map(({ id, name, state }) => (
            <li key={id}>
              <strong>{name}</strong>
              <Tag tone={tones[state]}>{alarms.sirenStates[state]}</Tag>
            </li>
          ))}
        </ul>
      </section>
      {alarm.nearby.length > 0 && (
        <section className="card stack tight">
          <h2>{alarms.nearby}</h2>
          <ul className="plain lines">
            {alarm.nearby.map(({ id, kind, name, place, metres }) => (
              <li key={id}>
                <span>
                  <strong>{name}</strong> <span className="small">{alarms.pointKinds[kind]}</span>
                </span>
                <a className="small number" href={`geo:${place.lat},${place.lon}`}>
                  {far(metres) || alarms.openMap}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** How far away, as people say it. */
function useFar() {
  const { alarms } = useWords()
  const numbers = useNumbers()
  return (metres: number | null) => {
    if (metres === null) return ''
    return metres < 1000
      ? fill(alarms.metresAway, { metres: numbers.number(Math.round(metres / 10) * 10) })
      : fill(alarms.kilometresAway, { kilometres: numbers.number(Math.round(metres / 100) / 10) })
  }
}
