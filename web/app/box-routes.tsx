import { lazy } from 'react'
import { Route, Switch } from 'wouter'

// Who keeps a letter box or the keys of a desk opens these: the first page does not carry the way to them.

const BoxesPage = lazy(() =>
  import('../features/tip-boxes/BoxesPage.tsx').then((file) => ({ default: file.BoxesPage })),
)

const BoxPage = lazy(() =>
  import('../features/tip-boxes/BoxPage.tsx').then((file) => ({ default: file.BoxPage })),
)

const RecordPage = lazy(() =>
  import('../features/tip-boxes/RecordPage.tsx').then((file) => ({ default: file.RecordPage })),
)

const TypeInPage = lazy(() =>
  import('../features/tip-boxes/TypeInPage.tsx').then((file) => ({ default: file.TypeInPage })),
)

const SlipsPage = lazy(() =>
  import('../features/tip-boxes/SlipsPage.tsx').then((file) => ({ default: file.SlipsPage })),
)

const KeysPage = lazy(() =>
  import('../features/tip-desk/KeysPage.tsx').then((file) => ({ default: file.KeysPage })),
)

const PosterPage = lazy(() =>
  import('../features/tip-desk/PosterPage.tsx').then((file) => ({ default: file.PosterPage })),
)

/** Letter boxes, the records of their opening, slips to hand out, and the keys that open what is told. */
export function BoxRoutes() {
  return (
    <Switch>
      <Route path="/xa/:keeperId/hom-thu">
        {({ keeperId }) => <BoxesPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/hom-thu/:id">
        {({ keeperId, id }) => <BoxPage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/xa/:keeperId/bien-ban/:id">
        {({ keeperId, id }) => <RecordPage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/xa/:keeperId/bien-ban/:id/nhap">
        {({ keeperId, id }) => <TypeInPage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/xa/:keeperId/phieu">
        {({ keeperId }) => <SlipsPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/ban-tin-kin/khoa">
        {({ keeperId }) => <KeysPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/ban-tin-kin/khoa/to-dan">
        {({ keeperId }) => <PosterPage key={keeperId} keeperId={keeperId} />}
      </Route>
    </Switch>
  )
}
