import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelType } from '../../../contract/catalog.ts'
import { type Checklist, checklists } from '../../../contract/checklists.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { ChecklistItems } from './ChecklistItems.tsx'
import { useBookWords } from './duty-books-words.ts'
import { LookDialog } from './LookDialog.tsx'
import { Looks } from './Looks.tsx'
import { type At, OfModel } from './OfModel.tsx'
import { periodOf, samePeriod } from './periods.ts'
import { WordDialog } from './WordDialog.tsx'

type Kind = NonNullable<ModelType['works']['checklist']>

/** The checklist of a model as its place wrote it, how it stands, and each time it was gone through. */
export function ChecklistPage({ keeperId, modelId }: At) {
  const words = useBookWords()
  const { say } = useLanguage()
  const at = { keeperId, modelId }
  const list = useQuery(asking(checklists.read, at))
  return (
    <OfModel
      {...at}
      title={({ works }) => (works.checklist ? say(works.checklist.name) : words.items)}
      follows={checklists.read.path}
      actions={
        <Button icon="print" look="plain" onClick={() => print()}>
          {words.print}
        </Button>
      }
    >
      {(_, type) => (
        <Answer to={list}>
          {(found) =>
            type.works.checklist && <Whole at={at} kind={type.works.checklist} list={found} />
          }
        </Answer>
      )}
    </OfModel>
  )
}

function Whole({ at, kind, list }: { at: At; kind: Kind; list: Checklist }) {
  const words = useBookWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState<'word' | 'look'>()
  const close = () => setOpen(undefined)
  const { now } = list
  const wording = open === 'word' && <WordDialog {...{ at, kind, now }} onClose={close} />

  if (!now)
    return (
      <>
        <Empty title={words.itemsNone}>
          <p>{words.itemsNoneSays}</p>
          {list.mayWrite && (
            <Button look="main" icon="pen" onClick={() => setOpen('word')}>
              {words.word}
            </Button>
          )}
        </Empty>
        {wording}
      </>
    )
  const last = list.looks.find(({ version }) => version === now.version)
  return (
    <>
      <section className="card stack tight">
        <div className="row apart">
          <div>
            {last && (
              <p className="how-many">
                {fill(words.howMany, { met: last.met.filter(Boolean).length, of: last.met.length })}
              </p>
            )}
            <ThisPeriod per={kind.per} last={list.looks[0]?.on} />
          </div>
          {list.mayLook && (
            <Button look="main" icon="check" className="no-print" onClick={() => setOpen('look')}>
              {words.look}
            </Button>
          )}
        </div>
        <ChecklistItems items={now.items} look={last} />
        <div className="row apart">
          <p className="small soft">
            {fill(words.worded, { day: numbers.day(now.at), version: now.version })}
          </p>
          {list.mayWrite && (
            <Button look="plain" icon="pen" className="no-print" onClick={() => setOpen('word')}>
              {words.reword}
            </Button>
          )}
        </div>
      </section>
      <Looks list={list} per={kind.per} />
      {wording}
      {open === 'look' && <LookDialog at={at} now={now} onClose={close} />}
    </>
  )
}

/** Whether it was gone through in the period that runs. */
function ThisPeriod({ per, last }: { per: Kind['per']; last: string | undefined }) {
  const words = useBookWords()
  const period = fill(words.period[per], periodOf(today(), per))
  const looked = last !== undefined && samePeriod(last, today(), per)
  return (
    <Tag tone={looked ? 'good' : 'wait'}>
      {fill(looked ? words.looked : words.notLooked, { period })}
    </Tag>
  )
}
