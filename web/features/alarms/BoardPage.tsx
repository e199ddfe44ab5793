import { useQuery } from '@tanstack/react-query'
import { type Alarm, alarms as endpoints } from '../../../contract/alarms.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { useMay } from '../../lib/me.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { newCaseAt, reportAt, teamAt } from './addresses.ts'
import { AlarmTags } from './AlarmTags.tsx'
import { AnswerButtons } from './AnswerButtons.tsx'
import './board.css'
import { BoardActs } from './BoardActs.tsx'
import { BoardHelp } from './BoardHelp.tsx'
import { BoardHomes } from './BoardHomes.tsx'
import { BoardMedia } from './BoardMedia.tsx'
import { BoardNext } from './BoardNext.tsx'
import { BoardStory } from './BoardStory.tsx'
import { CallNumbers } from './CallNumbers.tsx'
import { DrillBand } from './DrillBand.tsx'
import { FirstMinute } from './FirstMinute.tsx'
import { useAlarmKind } from './kinds.ts'
import { useSecond, useSpan } from './spans.ts'

/** One alarm, live: who called, which homes are silent, who comes, what happens next. */
export function BoardPage({ keeperId, id }: { keeperId: string; id: string }) {
  const alarm = useQuery({
    ...asking(endpoints.read, { keeperId, id }),
    // The stream tells of every change; should it be lost, an open alarm is still asked after.
    refetchInterval: ({ state }) => (state.data?.state === 'closed' ? false : 5000),
  })
  return (
    <Answer to={alarm} lines={8}>
      {(found) => <Board alarm={found} />}
    </Answer>
  )
}

function Board({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const { kind, name } = useAlarmKind(alarm.kind)
  const mayOpenCase = useMay('tip.read')
  const open = alarm.state !== 'closed'
  const mine = alarm.homeList.find((home) => home.mine)
  return (
    <article className="stack board">
      {alarm.drill && <DrillBand />}
      <PageHeader
        kind={unitHeading(alarm.team)}
        title={name}
        lead={<When alarm={alarm} />}
        actions={
          <>
            {alarm.drill && <LinkButton href={reportAt(alarm)}>{alarms.toReport}</LinkButton>}
            {mayOpenCase && !alarm.drill && (
              <LinkButton icon="plus" href={newCaseAt(alarm)}>
                {alarms.openCase}
              </LinkButton>
            )}
            <LinkButton
              look="plain"
              href={teamAt({ keeperId: alarm.keeperId, teamId: alarm.team.id })}
            >
              {unitHeading(alarm.team)}
            </LinkButton>
          </>
        }
      />
      {alarm.silent && open && <p className="notice">{alarms.silentSays}</p>}
      {open && !alarm.drill && <CallNumbers numbers={alarm.numbers} first={kind?.number} />}
      {open && alarm.mayAnswer && (
        <section className="card stack tight">
          <h2>{mine ? alarms.answerAsk : alarms.answerAskHelper}</h2>
          <AnswerButtons alarm={alarm} given={mine?.answer ?? null} />
        </section>
      )}
      <BoardActs alarm={alarm} />
      <div className="halves">
        <div className="stack">
          <Callers alarm={alarm} />
          {open && kind && <FirstMinute kind={kind} />}
          <BoardHomes alarm={alarm} />
        </div>
        <div className="stack">
          {open && <BoardNext alarm={alarm} />}
          <BoardHelp alarm={alarm} />
          <BoardMedia alarm={alarm} />
          <BoardStory alarm={alarm} />
        </div>
      </div>
    </article>
  )
}

function When({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const numbers = useNumbers()
  const open = alarm.state !== 'closed'
  const now = useSecond(open)
  const span = useSpan()
  const seconds = (now - Date.parse(alarm.raisedAt)) / 1000
  return (
    <p className="row">
      <AlarmTags alarm={alarm} />
      <span className="number">{numbers.moment(alarm.raisedAt)}</span>
      {open && <span className="number">{fill(alarms.ago, { time: span(seconds) })}</span>}
    </p>
  )
}

/** Who called, from where, in which words. */
function Callers({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const numbers = useNumbers()
  const { place } = alarm
  return (
    <section className="card stack tight">
      <h2>{alarms.callers}</h2>
      <ul className="plain stack tight">
        {alarm.callers.map(({ name, home, device, at }) => (
          <li key={at}>
            <strong>
              {name ?? (device ? fill(alarms.fromDevice, { device }) : alarms.unknownCaller)}
            </strong>
            {home && home !== name && <>, {home}</>},{' '}
            <span className="number">{fill(alarms.callerAt, { moment: numbers.moment(at) })}</span>
          </li>
        ))}
      </ul>
      {alarm.text && <p className="board-words">{alarm.text}</p>}
      {alarm.reason && <p>{alarm.reason}</p>}
      {place && (
        <p className="row small">
          {alarm.placeOfHome ? alarms.placeOfHome : alarms.place}:{' '}
          <a className="number" href={`geo:${place.lat},${place.lon}`}>
            {`${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}`}
          </a>
        </p>
      )}
    </section>
  )
}
