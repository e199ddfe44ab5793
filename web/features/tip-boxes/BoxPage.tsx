import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMay, useMe } from '../../lib/me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { boxesAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import { DueTag } from './BoxCard.tsx'
import type { Box, Person } from './change-boxes.ts'
import { ChangeBox, TakeDown } from './ChangeBox.tsx'
import { OpenDialog } from './OpenDialog.tsx'
import { Records } from './Records.tsx'
import './tip-boxes.css'
import { WaitingForMe } from './WaitingForMe.tsx'

/** One letter box: where it hangs, its two keys, its openings. */
export function BoxPage({ keeperId, id }: { keeperId: string; id: string }) {
  const words = useBoxWords()
  const list = useQuery(asking(tipBoxes.list, { keeperId }))
  return (
    <Answer to={list} lines={6}>
      {({ boxes, people }) => {
        const box = boxes.find((each) => each.id === id)
        if (!box) return <Empty title={words.none} />
        return <Whole box={box} people={people} />
      }}
    </Answer>
  )
}

function Whole({ box, people }: { box: Box; people: Person[] }) {
  const words = useBoxWords()
  const numbers = useNumbers()
  const me = useMe()
  const may = useMay('tip.box')
  const { keeperId, id } = box
  const place = useQuery(asking(units.read, { id: box.unitId }))
  const batches = useQuery(asking(tipBoxes.batches, { keeperId, boxId: id }))
  const [open, setOpen] = useState<'open' | 'change' | 'down'>()
  const close = () => setOpen(undefined)
  const hangs = box.takenDownOn === null
  const holdsKey = box.keyholders.some((holder) => holder.id === me?.id)

  return (
    <article className="stack">
      <PageHeader
        kind={fill(words.box, { number: box.number })}
        title={box.place}
        above={place.data && [...place.data.above, place.data]}
        lead={<DueTag box={box} />}
        actions={
          <>
            {hangs && holdsKey && (
              <Button look="main" icon="key" onClick={() => setOpen('open')}>
                {words.open}
              </Button>
            )}
            {hangs && may && (
              <>
                <Button icon="pen" onClick={() => setOpen('change')}>
                  {words.change}
                </Button>
                <Button look="plain" onClick={() => setOpen('down')}>
                  {words.takeDown}
                </Button>
              </>
            )}
            <LinkButton look="plain" href={boxesAt(keeperId)}>
              {words.allBoxes}
            </LinkButton>
          </>
        }
      />
      <WaitingForMe batches={batches.data ?? []} />
      <div className="halves">
        <section className="card">
          <dl className="box-facts">
            <div>
              <dt>{words.holderOne}</dt>
              <dd>{box.keyholders[0].name}</dd>
            </div>
            <div>
              <dt>{words.holderTwo}</dt>
              <dd>{box.keyholders[1].name}</dd>
            </div>
            <div>
              <dt>{fill(words.every, { count: box.everyDays })}</dt>
              <dd>
                {box.lastOpenedOn
                  ? fill(words.lastOpened, { day: numbers.day(box.lastOpenedOn) })
                  : words.neverOpened}
              </dd>
            </div>
            <div>
              <dt>{words.where}</dt>
              <dd>{box.unitName}</dd>
            </div>
            <div>
              <dt>{words.hungOn}</dt>
              <dd>{numbers.day(box.hungOn)}</dd>
            </div>
          </dl>
        </section>
        <section className="stack tight">
          <h2>{words.records}</h2>
          <Answer to={batches} lines={3}>
            {(found) => <Records batches={found} />}
          </Answer>
        </section>
      </div>
      {open === 'open' && (
        <OpenDialog keeperId={keeperId} box={box} people={people} onClose={close} />
      )}
      {open === 'change' && <ChangeBox box={box} people={people} onClose={close} />}
      {open === 'down' && <TakeDown box={box} onClose={close} />}
    </article>
  )
}
