import { Redirect, Route, Switch } from 'wouter'
import { FrontPage } from '../features/public/FrontPage.tsx'
import { useWords } from '../lib/language.tsx'
import { useMe } from '../lib/me.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Status.tsx'
import { MyFigures } from './MyFigures.tsx'
import * as pages from './pages.ts'

/** Which page stands at which address. Each but the first is fetched when it is first opened. */
export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <Front />
      </Route>
      <Route path="/dang-nhap" component={pages.SignInPage} />
      <Route path="/moi/:token">{({ token }) => <pages.InvitePage token={token} />}</Route>
      <Route path="/quan-tri-dau-tien/:token">
        {({ token }) => <pages.FirstAdministratorPage token={token} />}
      </Route>
      <Route path="/rieng-tu" component={pages.PrivacyPage} />
      <Route path="/api/docs" component={pages.ApiPage} />
      <Route path="/nha">
        <SignedIn>
          <pages.HomePage
            alarm={<pages.AlarmHere />}
            desk={<pages.DeskHere />}
            life={<pages.LifeHere />}
            tell={<pages.TellHere />}
          />
        </SignedIn>
      </Route>
      <Route path="/cai-dat">
        <SignedIn>
          <pages.SettingsPage />
        </SignedIn>
      </Route>
      <Route path="/duyet">
        <SignedIn>
          <pages.VerifyPage />
        </SignedIn>
      </Route>
      <Route path="/nhat-ky">
        <SignedIn>
          <pages.DiaryPage />
        </SignedIn>
      </Route>
      <Route path="/so-lieu" component={MyFigures} />
      <Route path="/so-lieu/:id">{({ id }) => <pages.DashboardPage key={id} id={id} />}</Route>
      <Route path="/don-vi/:id">{({ id }) => <pages.UnitPage key={id} id={id} />}</Route>
      <Route path="/don-vi/:id/quan-ly">
        {({ id }) => <pages.ManageUnitPage key={id} id={id} />}
      </Route>
      <Route path="/don-vi/:id/bao-dong">
        {({ id }) => (
          <SignedIn>
            <pages.HistoryPage key={id} id={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/don-vi/:id/to-lien-gia">
        {({ id }) => (
          <SignedIn>
            <pages.TeamsPage key={id} id={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/mo-hinh" component={pages.LibraryPage} />
      <Route path="/mo-hinh/:id">{({ id }) => <pages.ModelTypePage key={id} id={id} />}</Route>
      <Route path="/xa/:keeperId/nguoi">
        {({ keeperId }) => <pages.PeoplePage keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/ban-tin-kin/khoa/*?">
        <SignedIn>
          <pages.BoxRoutes />
        </SignedIn>
      </Route>
      <Route path="/xa/:keeperId/ban-tin-kin/*?">
        <SignedIn>
          <pages.TipRoutes />
        </SignedIn>
      </Route>
      <Route path="/bao-tin/*?">
        <SignedIn>
          <pages.TipRoutes />
        </SignedIn>
      </Route>
      <Route path="/xa/:keeperId/vu-viec/*?">
        <SignedIn>
          <pages.CaseRoutes />
        </SignedIn>
      </Route>
      <Route path="/xa/:keeperId/giao-nop/*?">
        <SignedIn>
          <pages.CaseRoutes />
        </SignedIn>
      </Route>
      <Route path="/khong-dong-bom" component={pages.NeverMovePage} />
      <Route path="/xa/:keeperId/mo-hinh-moi">
        {({ keeperId }) => <pages.RegisterPage keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id">
        {({ keeperId, id }) => <pages.ModelPage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/ghi">
        {({ keeperId, id }) => <pages.DiaryEntryPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/mo-hinh/:id/*">
        <pages.LifeRoutes />
      </Route>
      <Route path="/nhan-rong/*?">
        <pages.LifeRoutes />
      </Route>
      <Route path="/xa/:keeperId/giao-ban/*?">
        <SignedIn>
          <pages.LifeRoutes />
        </SignedIn>
      </Route>
      <Route path="/xa/:keeperId/nhat-ky/:id">
        {({ keeperId, id }) => <pages.ActivityPage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/xa/:keeperId/bao-dong/:id">
        {({ keeperId, id }) => (
          <SignedIn>
            <pages.BoardPage key={id} keeperId={keeperId} id={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/xa/:keeperId/bao-dong/:id/dien-tap">
        {({ keeperId, id }) => (
          <SignedIn>
            <pages.DrillReportPage key={id} keeperId={keeperId} id={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/xa/:keeperId/to-lien-gia/:id">
        {({ keeperId, id }) => (
          <SignedIn>
            <pages.TeamPage key={id} keeperId={keeperId} teamId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/xa/:keeperId/to-lien-gia/:id/thiet-bi">
        {({ keeperId, id }) => (
          <SignedIn>
            <pages.DevicesPage key={id} keeperId={keeperId} teamId={id} />
          </SignedIn>
        )}
      </Route>
      <Route path="/xa/:keeperId/hom-thu/*?">
        <SignedIn>
          <pages.BoxRoutes />
        </SignedIn>
      </Route>
      <Route path="/xa/:keeperId/bien-ban/*">
        <SignedIn>
          <pages.BoxRoutes />
        </SignedIn>
      </Route>
      <Route path="/xa/:keeperId/phieu">
        <SignedIn>
          <pages.BoxRoutes />
        </SignedIn>
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  )
}

/** Whoever is signed in comes home; everybody else sees the public page. */
function Front() {
  const me = useMe()
  return me ? <Redirect to="/nha" replace /> : <FrontPage />
}

/** A page for people with an account; others are shown the way in. */
function SignedIn({ children }: { children: React.ReactNode }) {
  const me = useMe()
  if (me === undefined) return <Loading lines={6} />
  return me ? children : <Redirect to="/dang-nhap" replace />
}

function NoSuchPage() {
  const { shell } = useWords()
  return <PageHeader title={shell.notFound} lead={shell.notFoundSays} />
}
