import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import type { At } from './at.ts'

// Who comes to sign fetches the page to sign on, and not those to keep it.
const CovenantsPage = lazy(() =>
  import('./CovenantsPage.tsx').then((file) => ({ default: file.CovenantsPage })),
)

const CovenantPage = lazy(() =>
  import('./CovenantPage.tsx').then((file) => ({ default: file.CovenantPage })),
)

const SignPage = lazy(() => import('./SignPage.tsx').then((file) => ({ default: file.SignPage })))

const VotePage = lazy(() => import('./VotePage.tsx').then((file) => ({ default: file.VotePage })))

const PrintPage = lazy(() =>
  import('./PrintPage.tsx').then((file) => ({ default: file.PrintPage })),
)

const MinutesPage = lazy(() =>
  import('./MinutesPage.tsx').then((file) => ({ default: file.MinutesPage })),
)

const base = '/xa/:keeperId/mo-hinh/:modelId/quy-uoc'

/** What names a covenant, out of all that an address holds: by it answers are remembered. */
function only({ keeperId, modelId, id }: At): At {
  return { keeperId, modelId, id }
}

/** What a community agrees on together: the covenants of a model, one of them, its vote, its signing, its papers. */
export function CovenantRoutes() {
  return (
    <Switch>
      <Route path={base}>
        {({ keeperId, modelId }) => (
          <CovenantsPage key={modelId} keeperId={keeperId} modelId={modelId} />
        )}
      </Route>
      <Route path={`${base}/:id`}>{(at) => <CovenantPage key={at.id} at={only(at)} />}</Route>
      <Route path={`${base}/:id/ky`}>{(at) => <SignPage key={at.id} at={only(at)} />}</Route>
      <Route path={`${base}/:id/bieu-quyet`}>
        {(at) => <VotePage key={at.id} at={only(at)} />}
      </Route>
      <Route path={`${base}/:id/in`}>{(at) => <PrintPage key={at.id} at={only(at)} />}</Route>
      <Route path={`${base}/:id/bien-ban/:number`}>
        {(at) => <MinutesPage key={at.id} at={only(at)} number={Number(at.number)} />}
      </Route>
    </Switch>
  )
}
