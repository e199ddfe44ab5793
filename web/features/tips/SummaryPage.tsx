import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { tips as endpoints } from '../../../contract/tips.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { queueAt } from './addresses.ts'
import { Certificates, Register } from './Registers.tsx'
import { useCategoryName, useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import './tips.css'

type Summary = z.output<typeof endpoints.summary.reply>
type Said = Summary['total']

/** What came in a while, what it was worth and how fast it was looked at; few are never counted out. */
export function SummaryPage({ keeperId }: { keeperId: string }) {
  const words = useTipWords()
  const { pieces } = useWords()
  const [to, setTo] = useState(() => today().slice(0, 7))
  const [from, setFrom] = useState(() => yearBefore(today().slice(0, 7)))
  const place = useQuery(asking(units.read, { id: keeperId })).data
  const summary = useQuery({
    ...asking(endpoints.summary, { unitId: keeperId, from, to }),
    enabled: isMonth(from) && isMonth(to) && from <= to,
  })
  return (
    <div className="stack">
      <PageHeader
        kind={words.desk}
        title={place ? fill(words.summaryOf, { unit: unitName(place) }) : words.summary}
        lead={words.summaryLead}
        actions={
          <>
            <Button icon="print" onClick={() => print()}>
              {pieces.print}
            </Button>
            <LinkButton href={queueAt(keeperId)} look="plain" icon="back">
              {words.queue}
            </LinkButton>
          </>
        }
      />
      <div className="tip-filters no-print">
        <TextField label={words.fromMonth} type="month" value={from} onChange={setFrom} />
        <TextField label={words.toMonth} type="month" value={to} onChange={setTo} />
      </div>
      {from > to ? (
        <Empty title={words.monthsWrong} />
      ) : (
        <Answer to={summary} lines={6}>
          {(found) => <Figures summary={found} />}
        </Answer>
      )}
      <Register keeperId={keeperId} />
      <Certificates keeperId={keeperId} />
    </div>
  )
}

const isMonth = (said: string) => /^\d{4}-\d{2}$/.test(said)

function yearBefore(month: string) {
  const [year = '', of = ''] = month.split('-')
  return of === '12' ? `${year}-01` : `${+year - 1}-${String(+of + 1).padStart(2, '0')}`
}

/** A number, or that it is too small to be said. */
function useSaid() {
  const { pieces } = useWords()
  const numbers = useNumbers()
  return ({ value, suppressed }: Said) =>
    value === null ? (suppressed ? pieces.tooFew : '—') : numbers.number(value)
}

function Figures({ summary }: { summary: Summary }) {
  const words = useTipWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const said = useSaid()
  const nameOf = useCategoryName()
  const kinds = useTipKinds()
  const { median, inTime } = summary.firstLook
  const heads = [
    { label: words.total, value: said(summary.total) },
    { label: words.ofValue, value: said(summary.valuable) },
    {
      label: words.firstLook,
      value: median === null ? '—' : fill(words.spans.minutes, { count: numbers.number(median) }),
    },
    { label: words.inTime, value: inTime === null ? '—' : numbers.percent(inTime * 100) },
  ]
  type Row = { name: string; total: Said; valuable?: Said }
  const columns = (label: string, valued: boolean): Column<Row>[] => [
    { key: 'name', label, cell: ({ name }) => name },
    { key: 'total', label: words.total, numeric: true, cell: ({ total }) => said(total) },
    ...(valued
      ? [
          {
            key: 'valuable',
            label: words.ofValue,
            numeric: true,
            cell: ({ valuable }: Row) => (valuable ? said(valuable) : '—'),
          },
        ]
      : []),
  ]
  const tables = [
    {
      label: words.category,
      valued: true,
      rows: summary.byCategory.map((row) => ({ ...row, name: nameOf(row.category) })),
    },
    {
      label: words.outcome,
      valued: false,
      rows: summary.byOutcome.map(({ outcome, total }) => {
        const kind = kinds?.outcome(outcome)
        return { name: kind ? say(kind.name) : outcome, total }
      }),
    },
    {
      label: words.month,
      valued: true,
      rows: summary.byMonth.map((row) => ({ ...row, name: numbers.month(row.month) })),
    },
  ]
  return (
    <>
      <dl className="tip-counts">
        {heads.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {tables.map(
        ({ label, valued, rows }) =>
          rows.length > 0 && (
            <DataTable
              key={label}
              caption={label}
              columns={columns(label, valued)}
              rows={rows}
              rowKey={({ name }) => name}
            />
          ),
      )}
    </>
  )
}
