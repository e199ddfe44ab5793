import { useState } from 'react'
import type { Alarm } from '../../../contract/alarms.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Tag } from '../../ui/Status.tsx'
import { AnswerButtons } from './AnswerButtons.tsx'
import { type HomeThen, inOrderOfNeed, isFirst } from './order-homes.ts'

/** The homes of the team: silent ones first, with whom to call. */
export function BoardHomes({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const [answeringFor, setAnsweringFor] = useState<HomeThen>()
  const open = alarm.state !== 'closed'
  return (
    <section className="stack tight">
      <div className="row apart">
        <h2>{alarms.homes}</h2>
        <span role="status">
          {fill(alarms.homesCount, { answered: alarm.answered, homes: alarm.homes })}
        </span>
      </div>
      <ul className="plain stack tight">
        {inOrderOfNeed(alarm.homeList).map((home) => (
          <li key={home.id} className={`card board-home ${home.answer ?? 'silent'}`}>
            <HomeLine
              home={home}
              open={open}
              called={alarm.callers.some((caller) => caller.home === home.name)}
            />
            {open && (
              <p className="row">
                {awaited(home) && !alarm.silent && <Phones home={home} />}
                {alarm.mayAnswer && !home.mine && (
                  <Button look="plain" icon="pen" onClick={() => setAnsweringFor(home)}>
                    {alarms.answerFor}
                  </Button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      {answeringFor && (
        <Dialog
          title={fill(alarms.answerForTitle, { home: answeringFor.name })}
          onClose={() => setAnsweringFor(undefined)}
        >
          <p className="soft">{alarms.answerForSays}</p>
          <AnswerButtons
            alarm={alarm}
            homeId={answeringFor.id}
            given={answeringFor.answer}
            onAnswered={() => setAnsweringFor(undefined)}
          />
        </Dialog>
      )}
    </section>
  )
}

const tones = { coming: 'good', safe: 'good', need_help: 'wait', not_home: 'plain' } as const

type HomeLineProps = { home: HomeThen; open: boolean; called: boolean }

function HomeLine({ home, open, called }: HomeLineProps) {
  const { alarms } = useWords()
  const numbers = useNumbers()
  const { answer, needs, secondExit, extinguishers } = home
  const seen = home.seenAt
    ? fill(alarms.seen, { moment: numbers.moment(home.seenAt) })
    : alarms.notSeen
  const known = [
    secondExit === true && alarms.secondExit,
    secondExit === false && alarms.noSecondExit,
    extinguishers > 0 && fill(alarms.extinguishers, { count: extinguishers }),
  ].filter(Boolean)

  return (
    <>
      <div className="row apart">
        <span className="row">
          <strong>{home.name}</strong>
          {home.mine && <span className="small soft">({alarms.myHome})</span>}
        </span>
        <span className="row">
          {called && <Tag>{alarms.callerHome}</Tag>}
          {open && isFirst(home) && <Tag tone="wait">{alarms.checkFirst}</Tag>}
          <Tag tone={answer ? tones[answer] : 'off'}>
            {answer ? alarms.answers[answer] : alarms.noAnswer}
          </Tag>
        </span>
      </div>
      {needs.length > 0 && (
        <ul className="plain needs">
          {needs.map((need) => (
            <li key={need}>
              <Icon name="hand" /> {need}
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">
        {[home.answeredBy ?? (answer ? null : seen), ...known].filter(Boolean).join(' · ')}
      </p>
    </>
  )
}

/** A home that somebody should call: it calls for help itself, or says nothing. */
function awaited({ answer }: HomeThen) {
  return answer === null || answer === 'need_help'
}

/** Whom to call when a home stays silent. */
function Phones({ home }: { home: HomeThen }) {
  const { alarms } = useWords()
  return home.phones.map(({ name, phone }) => (
    <a key={phone + name} className="button" href={`tel:${phone}`}>
      <Icon name="phone" /> {fill(alarms.call, { name })}
    </a>
  ))
}
