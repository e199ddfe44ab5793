import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelType } from '../../../contract/catalog.ts'
import { duties } from '../../../contract/duties.ts'
import type { Model } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChapterHeader } from '../../ui/ChapterHeader.tsx'
import { ModelChapter } from '../../ui/ModelChapter.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { Asked } from './Asked.tsx'
import { useDutyWords } from './duty-words.ts'
import './duties.css'
import { MyShifts } from './MyShifts.tsx'
import { RosterCard } from './RosterCard.tsx'
import { ShiftDialog } from './ShiftDialog.tsx'
import type { Of, Week } from './use-duty-act.ts'
import { WeekDays } from './WeekDays.tsx'
import { daysLater } from './week-days.ts'
import { WeekPaper } from './WeekPaper.tsx'

/** How often the page asks again: that a patrol has begun is told to no open line. */
const every = 15_000

/** The shifts of a model: this week, one's own, and the roster for those who keep it. */
export function DutiesPage({ keeperId, modelId }: Of) {
  return (
    <ModelChapter keeperId={keeperId} modelId={modelId}>
      {(model, type) => <Whole model={model} type={type} />}
    </ModelChapter>
  )
}

function Whole({ model, type }: { model: Model; type: ModelType }) {
  const words = useDutyWords()
  const of = { keeperId: model.keeperId, modelId: model.id }
  const [from, setFrom] = useState<string>()
  const asked = { ...of, ...(from !== undefined && { from }) }
  const week = useQuery({
    ...asking(duties.week, asked),
    placeholderData: (before: Week | undefined) => before,
    refetchInterval: every,
  })
  const [open, setOpen] = useState<string>()
  const [printing, setPrinting] = useState(false)
  const works = type.works.roster

  if (!works) return <ChapterHeader model={model} title={words.title} />
  if (printing && week.data)
    return (
      <WeekPaper model={model} week={week.data} works={works} onClose={() => setPrinting(false)} />
    )
  return (
    <article className="stack">
      <ChapterHeader
        model={model}
        title={words.title}
        lead={words.lead}
        actions={
          <Button look="plain" icon="print" onClick={() => setPrinting(true)}>
            {words.printWeek}
          </Button>
        }
      />
      <Answer to={week} lines={8}>
        {(found) => {
          const shown = [...found.shifts, ...found.mine].find(({ id }) => id === open)
          return (
            <>
              <Asked of={of} hands={found.hands} />
              <MyShifts of={of} week={found} works={works} label={model.name} />
              <section className="stack tight">
                <WeekBar from={found.from} onTurn={setFrom} />
                {found.shifts.length === 0 ? (
                  <Empty title={words.noShifts}>
                    <p>{found.mayKeep ? words.noShiftsKeep : words.noShiftsWait}</p>
                  </Empty>
                ) : (
                  <WeekDays week={found} works={works} onOpen={setOpen} />
                )}
              </section>
              {found.mayKeep && <RosterCard of={of} week={found} works={works} />}
              {shown && (
                <ShiftDialog
                  key={shown.id}
                  of={of}
                  shift={shown}
                  week={found}
                  works={works}
                  label={model.name}
                  onClose={() => setOpen(undefined)}
                />
              )}
            </>
          )
        }}
      </Answer>
    </article>
  )
}

/** Which week is looked at, and the way to others. */
function WeekBar({ from, onTurn }: { from: string; onTurn: (from: string | undefined) => void }) {
  const words = useDutyWords()
  const numbers = useNumbers()
  const short = (on: string) => numbers.day(on).slice(0, 5)
  return (
    <div className="week-bar">
      <h2>{fill(words.week, { from: short(from), to: numbers.day(daysLater(from, 6)) })}</h2>
      <div className="row no-print">
        <Button icon="back" onClick={() => onTurn(daysLater(from, -7))}>
          {words.before}
        </Button>
        <Button onClick={() => onTurn(undefined)}>{words.thisWeek}</Button>
        <Button icon="next" onClick={() => onTurn(daysLater(from, 7))}>
          {words.after}
        </Button>
      </div>
    </div>
  )
}
