import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { deskOf } from '../../lib/sealed/desk.ts'
import { post } from '../../lib/sealed/door.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Progress } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { recordAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import { askAgain, type Batch } from './change-boxes.ts'
import { typedOf } from './Records.tsx'
import { SlipForm } from './SlipForm.tsx'
import './tip-boxes.css'

type At = { keeperId: string; id: string }

/** Slips are read out and typed in, one after the other, by the two people of the record. */
export function TypeInPage({ keeperId, id }: At) {
  const batch = useQuery(asking(tipBoxes.batch, { keeperId, id }))
  return (
    <Answer to={batch} lines={8}>
      {(found) => <Whole batch={found} />}
    </Answer>
  )
}

function Whole({ batch }: { batch: Batch }) {
  const words = useBoxWords()
  const me = useMe()
  const { byOne, byTwo, letters, typedIn } = batch
  const theirs = me?.id === byOne.id || me?.id === byTwo.id

  return (
    <article className="stack narrow">
      <PageHeader
        kind={fill(words.recordTitle, { number: batch.number, year: batch.year })}
        title={words.typeIn}
        lead={words.typeInLead}
      />
      <section className="card stack tight">
        <p className="typing-pair">{fill(words.together, { one: byOne.name, two: byTwo.name })}</p>
        <Progress label={typedOf(batch, words)} part={letters === 0 ? 1 : typedIn / letters} />
      </section>
      {batch.confirmedAt ? (
        <Empty title={words.closed}>
          <LinkButton href={recordAt(batch)}>{words.toRecord}</LinkButton>
        </Empty>
      ) : !theirs ? (
        <Empty title={words.notYours} />
      ) : typedIn >= letters ? (
        <Done batch={batch} />
      ) : (
        <Typing batch={batch} />
      )}
    </article>
  )
}

function Typing({ batch }: { batch: Batch }) {
  const words = useBoxWords()
  const say = useToast()
  const client = useQueryClient()
  const { keeperId } = batch
  const [turn, setTurn] = useState(0)
  const desk = useQuery({
    queryKey: ['sealed-desk', keeperId],
    queryFn: () => deskOf(post, keeperId),
  })

  return (
    <Answer to={desk} lines={6}>
      {({ mark }) => (
        <>
          <section className="card stack tight">
            <p className="small soft">{words.markSays}</p>
            <p className="key-mark number">{mark}</p>
          </section>
          <SlipForm
            key={turn}
            batch={batch}
            mark={mark}
            onSent={() => {
              say({ text: fill(words.slipSent, { count: batch.typedIn + 1 }) })
              setTurn(turn + 1)
              void askAgain(client)
            }}
          />
          <p className="small soft">{words.restSays}</p>
          <div className="row">
            <LinkButton look="plain" href={recordAt(batch)}>
              {words.toRecord}
            </LinkButton>
          </div>
        </>
      )}
    </Answer>
  )
}

function Done({ batch }: { batch: Batch }) {
  const words = useBoxWords()
  return (
    <Empty title={fill(words.allTyped, { all: batch.letters })}>
      <p>{fill(words.allTypedSays, { name: batch.byTwo.name })}</p>
      <LinkButton look="main" href={recordAt(batch)}>
        {words.toRecord}
      </LinkButton>
    </Empty>
  )
}
