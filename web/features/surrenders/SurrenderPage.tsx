import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { surrenders } from '../../../contract/cases.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import { surrendersAt } from './addresses.ts'
import { Custody } from './Custody.tsx'
import { DangerBand } from './DangerBand.tsx'
import { Deliverer } from './Deliverer.tsx'
import { HandedOver } from './HandedOver.tsx'
import { useSurrenderWords } from './surrender-words.ts'
import { SurrenderPaper } from './SurrenderPaper.tsx'
import { SurrenderPhotos } from './SurrenderPhotos.tsx'
import './surrenders.css'
import { useItems } from './use-items.ts'
import type { Surrender } from './use-surrender-act.ts'
import { VoidDialog } from './VoidDialog.tsx'

/** One record of handing-in: what came, who took it, and the way it went since. */
export function SurrenderPage({ keeperId, id }: { keeperId: string; id: string }) {
  const record = useQuery(asking(surrenders.read, { keeperId, id }))
  return (
    <Answer to={record} lines={8}>
      {(found) => <Whole record={found} />}
    </Answer>
  )
}

function Whole({ record }: { record: Surrender }) {
  const words = useSurrenderWords()
  const numbers = useNumbers()
  const { isDangerous } = useItems()
  const [onPaper, setOnPaper] = useState(false)
  const [voiding, setVoiding] = useState(false)
  const { keeperId, number, year, how, unitName, voidedAt, voidReason } = record
  const last = record.custody.at(-1)
  const gone = last?.step === 'handed_over' || last?.step === 'destroyed'

  if (onPaper) return <SurrenderPaper record={record} onClose={() => setOnPaper(false)} />
  return (
    <article className="stack">
      <PageHeader
        kind={words.hows[how]}
        title={fill(words.record, { number, year })}
        lead={
          <div className="row">
            {voidedAt && <Tag tone="off">{words.voided}</Tag>}
            <span className="number">{numbers.day(record.on)}</span>
            <span>{unitName}</span>
          </div>
        }
        actions={
          <>
            <LinkButton href={surrendersAt(keeperId)} look="plain" icon="back">
              {words.all}
            </LinkButton>
            <Button icon="print" onClick={() => setOnPaper(true)}>
              {words.print}
            </Button>
            {!voidedAt && (
              <Button look="plain" onClick={() => setVoiding(true)}>
                {words.voidIt}
              </Button>
            )}
          </>
        }
      />
      {voidedAt && <p className="notice">{fill(words.voidedFor, { reason: voidReason ?? '' })}</p>}
      {!voidedAt && !gone && record.lines.some(({ item }) => isDangerous(item)) && <DangerBand />}
      <div className="halves">
        <div className="stack">
          <HandedOver record={record} />
          <SurrenderPhotos record={record} />
        </div>
        <div className="stack">
          <Custody record={record} />
          <Deliverer record={record} />
        </div>
      </div>
      {voiding && <VoidDialog record={record} onClose={() => setVoiding(false)} />}
    </article>
  )
}
