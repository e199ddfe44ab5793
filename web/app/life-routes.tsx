import { lazy } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import '../lib/life-errors.ts'
import { useWords } from '../lib/language.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

const HereAtHome = lazy(() =>
  import('../features/plans/LifeHere.tsx').then((file) => ({ default: file.LifeHere })),
)

/** What of it stands at home; the first page of the house does not carry what it is made of. */
export function LifeHere() {
  return <HereAtHome />
}

const CovenantRoutes = lazy(() =>
  import('../features/covenants/CovenantRoutes.tsx').then((file) => ({
    default: file.CovenantRoutes,
  })),
)

const BooksPage = lazy(() =>
  import('../features/duty-books/BooksPage.tsx').then((file) => ({ default: file.BooksPage })),
)

const ChecklistPage = lazy(() =>
  import('../features/duty-books/ChecklistPage.tsx').then((file) => ({
    default: file.ChecklistPage,
  })),
)

const PactPage = lazy(() =>
  import('../features/duty-books/PactPage.tsx').then((file) => ({ default: file.PactPage })),
)

const PactsPage = lazy(() =>
  import('../features/duty-books/PactsPage.tsx').then((file) => ({ default: file.PactsPage })),
)

const SetUpPage = lazy(() =>
  import('../features/set-up/SetUpPage.tsx').then((file) => ({ default: file.SetUpPage })),
)

const DocumentPage = lazy(() =>
  import('../features/set-up/DocumentPage.tsx').then((file) => ({ default: file.DocumentPage })),
)

const DutiesPage = lazy(() =>
  import('../features/duties/DutiesPage.tsx').then((file) => ({ default: file.DutiesPage })),
)

const SignalPage = lazy(() =>
  import('../features/signals/SignalPage.tsx').then((file) => ({ default: file.SignalPage })),
)

const ScorePage = lazy(() =>
  import('../features/standards/ScorePage.tsx').then((file) => ({ default: file.ScorePage })),
)

const ScoresPage = lazy(() =>
  import('../features/standards/ScoresPage.tsx').then((file) => ({ default: file.ScoresPage })),
)

const WhereNextPage = lazy(() =>
  import('../features/where-next/WhereNextPage.tsx').then((file) => ({
    default: file.WhereNextPage,
  })),
)

const EffectPage = lazy(() =>
  import('../features/where-next/EffectPage.tsx').then((file) => ({ default: file.EffectPage })),
)

const PlanRoutes = lazy(() =>
  import('../features/plans/PlanRoutes.tsx').then((file) => ({ default: file.PlanRoutes })),
)

const FamilyPage = lazy(() =>
  import('../features/library/FamilyPage.tsx').then((file) => ({ default: file.FamilyPage })),
)

const LessonsPage = lazy(() =>
  import('../features/library/LessonsPage.tsx').then((file) => ({ default: file.LessonsPage })),
)

const NoticesPage = lazy(() =>
  import('../features/library/NoticesPage.tsx').then((file) => ({ default: file.NoticesPage })),
)

const NoticePage = lazy(() =>
  import('../features/library/NoticePage.tsx').then((file) => ({ default: file.NoticePage })),
)

const FollowingPage = lazy(() =>
  import('../features/library/FollowingPage.tsx').then((file) => ({ default: file.FollowingPage })),
)

const PlaybooksPage = lazy(() =>
  import('../features/library/PlaybooksPage.tsx').then((file) => ({ default: file.PlaybooksPage })),
)

/** The chapters of a model's life, each a page of its own, and the pages that belong to many models. */
export function LifeRoutes() {
  return (
    <Switch>
      <Route path="/xa/:keeperId/mo-hinh/:id/lap">
        {({ keeperId, id }) => <SetUpPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/lap/van-ban/:document">
        {({ keeperId, id, document }) => (
          <DocumentPage key={document} keeperId={keeperId} modelId={id} document={document} />
        )}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:modelId/quy-uoc/*?">
        <CovenantRoutes />
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/so">
        {({ keeperId, id }) => <BooksPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/danh-muc">
        {({ keeperId, id }) => <ChecklistPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/lien-ket">
        {({ keeperId, id }) => <PactPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/giao-ban/lien-ket">
        {({ keeperId }) => <PactsPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/hom-thu">
        {({ keeperId }) => <Redirect replace to={`/xa/${keeperId}/hom-thu`} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/hieu-lenh">
        {({ keeperId, id }) => <SignalPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/ca-truc">
        {({ keeperId, id }) => <DutiesPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/cham-diem">
        {({ keeperId, id }) => <ScorePage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/nhan-rong/cham-diem">
        <ScoresPage />
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/o-dau">
        {({ keeperId, id }) => (
          <Redirect replace to={`/nhan-rong/o-dau?mo-hinh=${keeperId}/${id}`} />
        )}
      </Route>
      <Route path="/nhan-rong/o-dau" component={WhereNextPage} />
      <Route path="/nhan-rong/tac-dung" component={EffectPage} />
      <Route path="/xa/:keeperId/mo-hinh/:id/ke-hoach">
        <PlanRoutes />
      </Route>
      <Route path="/xa/:keeperId/giao-ban/kich-ban">
        {({ keeperId }) => <PlaybooksPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/giao-ban/:id?">
        <PlanRoutes />
      </Route>
      <Route path={/^\/nhan-rong(\/(moi|loi-moi|dot\/.+))?$/}>
        <PlanRoutes />
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/gia-dinh">
        {({ keeperId, id }) => <FamilyPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/hoc-tap">
        {({ keeperId, id }) => <LessonsPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/nhan-rong/thong-bao">
        <NoticesPage />
      </Route>
      <Route path="/nhan-rong/thong-bao/:keeperId/:id">
        {({ keeperId, id }) => <NoticePage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/nhan-rong/dang-theo-doi">
        <FollowingPage />
      </Route>
      <Route>
        <NoSuchChapter />
      </Route>
    </Switch>
  )
}

function NoSuchChapter() {
  const { shell } = useWords()
  return <PageHeader title={shell.notFound} lead={shell.notFoundSays} />
}
