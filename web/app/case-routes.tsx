import { lazy } from 'react'
import { Route, Switch } from 'wouter'

// Only officers open these: the first page of the house does not carry the way to them.

const CasesPage = lazy(() =>
  import('../features/cases/CasesPage.tsx').then((file) => ({ default: file.CasesPage })),
)

const NewCasePage = lazy(() =>
  import('../features/cases/NewCasePage.tsx').then((file) => ({ default: file.NewCasePage })),
)

const CasePage = lazy(() =>
  import('../features/cases/CasePage.tsx').then((file) => ({ default: file.CasePage })),
)

const SurrendersPage = lazy(() =>
  import('../features/surrenders/SurrendersPage.tsx').then((file) => ({
    default: file.SurrendersPage,
  })),
)

const ReceivePage = lazy(() =>
  import('../features/surrenders/ReceivePage.tsx').then((file) => ({ default: file.ReceivePage })),
)

const SurrenderPage = lazy(() =>
  import('../features/surrenders/SurrenderPage.tsx').then((file) => ({
    default: file.SurrenderPage,
  })),
)

/** Where cases are worked on, and where weapons handed in are received and kept. */
export function CaseRoutes() {
  return (
    <Switch>
      <Route path="/xa/:keeperId/vu-viec">
        {({ keeperId }) => <CasesPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/vu-viec/moi">
        {({ keeperId }) => <NewCasePage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/vu-viec/:id">
        {({ keeperId, id }) => <CasePage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/xa/:keeperId/giao-nop">
        {({ keeperId }) => <SurrendersPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/giao-nop/moi">
        {({ keeperId }) => <ReceivePage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/giao-nop/:id">
        {({ keeperId, id }) => <SurrenderPage key={id} keeperId={keeperId} id={id} />}
      </Route>
    </Switch>
  )
}
