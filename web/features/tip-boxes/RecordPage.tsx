import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Refusal } from '../../ui/Status.tsx'
import { boxesAt, typeInAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import { type Batch, useBoxAct } from './change-boxes.ts'
import { OpenDialog } from './OpenDialog.tsx'
import { RecordPaper } from './RecordPaper.tsx'
import { StateTag, typedOf } from './Records.tsx'
import './tip-boxes.css'

type At = { keeperId: string; id: string }

/** The record of an opening or a collection: what is left to do, and the paper to print and sign. */
export function RecordPage({ keeperId, id }: At) {
  // The second person looks on their own phone while the first still types.
  const batch = useQuery({ ...asking(tipBoxes.batch, { keeperId, id }), refetchInterval: 20_000 })
  return (
    <Answer to={batch} lines={8}>
      {(found) => <Whole batch={found} />}
    </Answer>
  )
}

function Whole({ batch }: { batch: Batch }) {
  const words = useBoxWords()
  const me = useMe()
  const [open, setOpen] = useState<'confirm' | 'correct'>()
  const close = () => setOpen(undefined)
  const { keeperId, byOne, byTwo, letters, typedIn } = batch
  const running = batch.confirmedAt === null
  const first = running && me?.id === byOne.id
  const second = running && me?.id === byTwo.id
  const toType = (first || second) && typedIn < letters

  return (
    <article className="stack">
      <div className="no-print">
        <PageHeader
          kind={words.recordOf[batch.kind]}
          title={fill(words.recordTitle, { number: batch.number, year: batch.year })}
          lead={
            <div className="row">
              <StateTag batch={batch} />
              <span className="number">{typedOf(batch, words)}</span>
              {running && !second && <span>{fill(words.waitsFor, { name: byTwo.name })}</span>}
            </div>
          }
          actions={
            <>
              {toType && (
                <LinkButton look="main" icon="pen" href={typeInAt(batch)}>
                  {words.typeIn}
                </LinkButton>
              )}
              {second && (
                <Button
                  look={toType ? 'quiet' : 'main'}
                  icon="check"
                  onClick={() => setOpen('confirm')}
                >
                  {words.confirm}
                </Button>
              )}
              <Button icon="print" onClick={() => print()}>
                {words.print}
              </Button>
              {first && (
                <Button look="plain" onClick={() => setOpen('correct')}>
                  {words.correct}
                </Button>
              )}
              <LinkButton look="plain" href={boxesAt(keeperId)}>
                {words.allBoxes}
              </LinkButton>
            </>
          }
        />
      </div>
      <RecordPaper batch={batch} />
      {open === 'confirm' && <Confirm batch={batch} onClose={close} />}
      {open === 'correct' && (
        <OpenDialog keeperId={keeperId} known={batch} people={[]} onClose={close} />
      )}
    </article>
  )
}

/** The second person says it was so; from then on the record is closed. */
function Confirm({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const words = useBoxWords()
  const numbers = useNumbers()
  const { pieces } = useWords()
  const { keeperId, id, letters, typedIn } = batch
  const confirming = useBoxAct(tipBoxes.confirmBatch, onClose)
  const rest = numbers.number(letters - typedIn)

  return (
    <Dialog title={words.confirm} onClose={onClose}>
      <p>{fill(words.confirmSays, { name: batch.byTwo.name })}</p>
      <p className="number">
        <strong>{typedOf(batch, words)}</strong>
      </p>
      {typedIn < letters && <p className="notice">{fill(words.confirmRest, { rest })}</p>}
      <Refusal error={confirming.error} />
      <div className="row">
        <Button
          look="main"
          busy={confirming.isPending}
          onClick={() => confirming.mutate({ keeperId, id })}
        >
          {words.confirm}
        </Button>
        <Button onClick={onClose}>{pieces.cancel}</Button>
      </div>
    </Dialog>
  )
}
