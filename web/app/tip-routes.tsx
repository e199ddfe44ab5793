import { lazy } from 'react'
import { Route, Switch } from 'wouter'

// Few people open a desk, and whoever tells something opens two pages: the first page of the house does not
// carry the way to them.

const QueuePage = lazy(() =>
  import('../features/tips/QueuePage.tsx').then((file) => ({ default: file.QueuePage })),
)

const TipPage = lazy(() =>
  import('../features/tips/TipPage.tsx').then((file) => ({ default: file.TipPage })),
)

const TakeInPage = lazy(() =>
  import('../features/tips/TakeInPage.tsx').then((file) => ({ default: file.TakeInPage })),
)

const SummaryPage = lazy(() =>
  import('../features/tips/SummaryPage.tsx').then((file) => ({ default: file.SummaryPage })),
)

const SendPage = lazy(() =>
  import('../features/tips/SendPage.tsx').then((file) => ({ default: file.SendPage })),
)

const ThreadPage = lazy(() =>
  import('../features/tips/ThreadPage.tsx').then((file) => ({ default: file.ThreadPage })),
)

/** Where tips are told, followed, opened and counted. */
export function TipRoutes() {
  return (
    <Switch>
      <Route path="/bao-tin" component={SendPage} />
      <Route path="/bao-tin/hoi-am" component={ThreadPage} />
      <Route path="/xa/:keeperId/ban-tin-kin">
        {({ keeperId }) => <QueuePage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/ban-tin-kin/tiep-nhan">
        {({ keeperId }) => <TakeInPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/ban-tin-kin/tong-hop">
        {({ keeperId }) => <SummaryPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/ban-tin-kin/:id">
        {({ keeperId, id }) => <TipPage key={id} keeperId={keeperId} id={id} />}
      </Route>
    </Switch>
  )
}
