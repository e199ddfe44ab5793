import { useUnitWords } from './unit-words.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { activities } from '../../../contract/activities.ts'
import { models } from '../../../contract/models.ts'
import { type UnitPage as Unit, units as endpoints } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { useMe } from '../../lib/me.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Count } from '../../ui/Figure.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Loading } from '../../ui/Status.tsx'
import { LatestDiary } from './LatestDiary.tsx'
import { useMayHere } from './may-here.ts'
import { ModelsHere } from './ModelsHere.tsx'
import { ModelTypes } from './ModelTypes.tsx'
import { Succession } from './Succession.tsx'
import './units.css'
import { UnitsBelow } from './UnitsBelow.tsx'

const MayTry = lazy(() => import('./MayTry.tsx').then((file) => ({ default: file.MayTry })))

/** A place or a body: what it is, what lies in it, and which models live there. */
export function UnitPage({ id }: { id: string }) {
  const unit = useQuery(asking(endpoints.read, { id }))
  useLive(id, [[models.list.path], [models.byType.path], [activities.list.path]])
  return (
    <Answer to={unit} lines={8}>
      {(held) => <Held unit={held} />}
    </Answer>
  )
}

function Held({ unit }: { unit: Unit }) {
  const units = useUnitWords()
  const numbers = useNumbers()
  const me = useMe()
  const manages = useMayHere(unit, 'unit.manage')
  const describes = useMayHere(unit, 'unit.describe')
  const invites = useMayHere(unit, 'invite.make')
  const registers = useMayHere(unit, 'model.register')
  const living = unit.validTo === null

  return (
    <div className="stack">
      <PageHeader
        kind={units.kinds[unit.kind]}
        title={unitHeading(unit)}
        above={unit.above}
        lead={!living && fill(units.livedUntil, { day: numbers.day(unit.validTo ?? '') })}
        actions={
          <>
            <LinkButton
              href={`/so-lieu/${unit.id}${living ? '' : '?map=old'}`}
              look="main"
              icon="figures"
            >
              {units.toFigures}
            </LinkButton>
            {living && me && (
              <LinkButton href={`/don-vi/${unit.id}/to-lien-gia`} icon="bell">
                {units.bellTeams}
              </LinkButton>
            )}
            {living && registers && (
              <LinkButton href={`/xa/${unit.keeperId}/mo-hinh-moi?don-vi=${unit.id}`} icon="plus">
                {units.register}
              </LinkButton>
            )}
            {living && invites && unit.id === unit.keeperId && (
              <LinkButton href={`/xa/${unit.id}/nguoi`} icon="people">
                {units.people}
              </LinkButton>
            )}
            {living && (manages || describes) && (
              <LinkButton href={`/don-vi/${unit.id}/quan-ly`} icon="pen">
                {units.manage}
              </LinkButton>
            )}
          </>
        }
      />
      <Succession unit={unit} />
      <Facts unit={unit} />
      <UnitsBelow unit={unit} />
      <ModelTypes unitId={unit.id} />
      <ModelsHere unitId={unit.id} living={living} />
      {me && <LatestDiary unitId={unit.id} />}
      {me && living && unit.kind === 'residential' && (
        <Suspense fallback={<Loading />}>
          <MayTry
            unitId={unit.id}
            registerAt={
              registers ? `/xa/${unit.keeperId}/mo-hinh-moi?don-vi=${unit.id}` : undefined
            }
          />
        </Suspense>
      )}
    </div>
  )
}

function Facts({ unit: { households, residents } }: { unit: Unit }) {
  const units = useUnitWords()
  if (households === null && residents === null) return null
  return (
    <div className="unit-facts card">
      {households !== null && (
        <Count amount={households} unit={units.householdUnit} label={units.households} />
      )}
      {residents !== null && (
        <Count amount={residents} unit={units.residentUnit} label={units.residents} />
      )}
    </div>
  )
}
