import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { figures as endpoints } from '../../../contract/figures.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Loading } from '../../ui/Status.tsx'
import { ByPlace } from './ByPlace.tsx'
import { type Dashboard, keysOf } from './dashboard.ts'
import './figures.css'
import { KeyFigures } from './KeyFigures.tsx'
import { useOpenForPrint } from './open-for-print.ts'
import { OtherTotals } from './OtherTotals.tsx'
import { PlacesTable } from './PlacesTable.tsx'
import { Reported } from './Reported.tsx'
import { lastMonth, useView, type View } from './view.ts'
import { ViewBar } from './ViewBar.tsx'

/** The figures of a place, to be read standing up: counted first, reported beside, every one opening. */
export function DashboardPage({ id }: { id: string }) {
  const { view, look } = useView()
  const { months, to, map } = view
  const dashboard = useQuery({
    ...asking(endpoints.dashboard, { unitId: id, months, to, map }),
    placeholderData: keepPreviousData,
  })
  useLive(id, [[endpoints.dashboard.path], [endpoints.reported.path]])
  useOpenForPrint()

  return (
    <div className="stack dashboard">
      <Head id={id} dashboard={dashboard.data} askedAt={dashboard.dataUpdatedAt} />
      <ViewBar view={view} onLook={look} />
      <Answer to={dashboard} lines={10}>
        {(counted) => (
          <div className="stack" aria-busy={dashboard.isPlaceholderData}>
            <Counted
              dashboard={counted}
              view={view}
              onChoose={(indicator) => look({ indicator })}
            />
          </div>
        )}
      </Answer>
      {!dashboard.isError && <Reported unitId={id} map={map} />}
    </div>
  )
}

type HeadProps = { id: string; dashboard: Dashboard | undefined; askedAt: number }

function Head({ id, dashboard, askedAt }: HeadProps) {
  const { figures, pieces } = useWords()
  const numbers = useNumbers()
  const unit = useQuery(asking(units.read, { id })).data
  const said = unit ?? dashboard?.unit
  return (
    <PageHeader
      kind={figures.title}
      title={said ? unitHeading(said) : figures.title}
      above={unit?.above}
      crumbsTo="/so-lieu"
      lead={
        dashboard && (
          <>
            {fill(dashboard.to < lastMonth('today') ? figures.periodPast : figures.period, {
              from: numbers.month(dashboard.from),
              to: numbers.month(dashboard.to),
            })}
            <span className="only-print">
              {' '}
              {fill(figures.asOf, { moment: numbers.moment(new Date(askedAt).toISOString()) })}
            </span>
          </>
        )
      }
      actions={
        <>
          <LinkButton href={`/don-vi/${id}`} icon="place">
            {figures.toUnit}
          </LinkButton>
          <Button icon="print" onClick={() => print()}>
            {pieces.print}
          </Button>
        </>
      }
    />
  )
}

type CountedProps = { dashboard: Dashboard; view: View; onChoose: (indicator: string) => void }

function Counted({ dashboard, view, onChoose }: CountedProps) {
  const { figures } = useWords()
  const catalog = useCatalog()
  if (!catalog) return <Loading lines={8} />
  const keys = keysOf(catalog.indicators)
  const flow = keys.find(({ kind }) => kind === 'flow')
  const chosen = keys.find(({ id }) => id === view.indicator) ?? flow

  const nothing = dashboard.totals.every(({ amount, before }) => amount === 0 && before === 0)
  if (nothing) {
    return (
      <>
        <Empty title={figures.nothingCounted}>
          <p>{figures.nothingCountedSays}</p>
        </Empty>
        <PlacesTable dashboard={dashboard} indicators={keys} />
      </>
    )
  }
  return (
    <>
      <KeyFigures dashboard={dashboard} indicators={keys} months={view.months} />
      {chosen && (
        <ByPlace dashboard={dashboard} indicators={keys} chosen={chosen} onChoose={onChoose} />
      )}
      <PlacesTable dashboard={dashboard} indicators={keys} />
      <OtherTotals dashboard={dashboard} indicators={catalog.indicators} />
    </>
  )
}
