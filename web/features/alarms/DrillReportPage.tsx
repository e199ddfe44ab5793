import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { alarms as endpoints } from '../../../contract/alarms.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { boardAt } from './addresses.ts'
import { useAlarmKind } from './kinds.ts'
import './report.css'
import { useSpan } from './spans.ts'

type Report = z.output<typeof endpoints.drillReport.reply>
type Home = Report['homes'][number]

/** How the team did in a drill, beside the drill before; to be printed and kept. */
export function DrillReportPage({ keeperId, id }: { keeperId: string; id: string }) {
  const report = useQuery(asking(endpoints.drillReport, { keeperId, id }))
  return (
    <Answer to={report} lines={8}>
      {(found) => <Whole report={found} />}
    </Answer>
  )
}

function Whole({ report }: { report: Report }) {
  const { alarms, pieces } = useWords()
  const numbers = useNumbers()
  const { alarm, before, homes, medianSeconds, medianBefore } = report
  const { name } = useAlarmKind(alarm.kind)
  const silent = homes.some(({ answer }) => answer === null)

  return (
    <article className="stack">
      <PageHeader
        kind={alarms.drill}
        title={fill(alarms.reportOf, { team: unitHeading(alarm.team) })}
        lead={fill(alarms.reportLead, { kind: name, moment: numbers.moment(alarm.raisedAt) })}
        actions={
          <>
            <Button icon="print" onClick={() => print()}>
              {pieces.print}
            </Button>
            <LinkButton href={boardAt(alarm)} look="plain">
              {alarms.openBoard}
            </LinkButton>
          </>
        }
      />
      {alarm.state !== 'closed' && <p className="notice">{alarms.reportOpen}</p>}
      {!before && <p>{alarms.reportFirst}</p>}
      <div className="report-heads">
        <Head label={alarms.reportMedian} seconds={medianSeconds} before={medianBefore} />
        <section className="card">
          <p className="small soft">{alarms.reportAnswered}</p>
          <p className="report-figure number">{`${alarm.answered}/${alarm.homes}`}</p>
          {before && (
            <p className="small soft">
              {fill(alarms.reportBefore, { value: `${before.answered}/${before.homes}` })}
            </p>
          )}
        </section>
      </div>
      <Homes homes={homes} compared={before !== null} />
      {silent && <p className="notice">{alarms.reportPlan}</p>}
      <Sirens sirens={report.sirens} />
    </article>
  )
}

type HeadProps = { label: string; seconds: number | null; before: number | null }

function Head({ label, seconds, before }: HeadProps) {
  const { alarms } = useWords()
  const span = useSpan()
  return (
    <section className="card">
      <p className="small soft">{label}</p>
      <p className="report-figure number">{seconds === null ? '—' : span(seconds)}</p>
      {before !== null && (
        <p className="small soft">{fill(alarms.reportBefore, { value: span(before) })}</p>
      )}
    </section>
  )
}

/** Home by home in the order of names: a record for the team, never a ranking. */
function Homes({ homes, compared }: { homes: Home[]; compared: boolean }) {
  const { alarms } = useWords()
  const span = useSpan()
  const said = (seconds: number | null) => (seconds === null ? '—' : span(seconds))
  const columns: Column<Home>[] = [
    { key: 'name', label: alarms.reportHome, cell: ({ name }) => name },
    {
      key: 'answer',
      label: alarms.reportAnswer,
      cell: ({ answer }) => (answer ? alarms.answers[answer] : alarms.noAnswer),
    },
    {
      key: 'seconds',
      label: alarms.reportSeconds,
      numeric: true,
      cell: ({ seconds }) => said(seconds),
    },
  ]
  if (compared)
    columns.push({
      key: 'before',
      label: alarms.reportSecondsBefore,
      numeric: true,
      cell: ({ secondsBefore }) => said(secondsBefore),
    })
  return <DataTable caption={alarms.homes} columns={columns} rows={homes} rowKey={({ id }) => id} />
}

function Sirens({ sirens }: Pick<Report, 'sirens'>) {
  const { alarms } = useWords()
  const span = useSpan()
  if (sirens.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{alarms.reportSirens}</h2>
      <ul className="plain lines">
        {sirens.map(({ name, seconds }) => (
          <li key={name}>
            <strong>{name}</strong>
            <span className="number">
              {seconds === null ? alarms.reportSirenSilent : span(seconds)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
