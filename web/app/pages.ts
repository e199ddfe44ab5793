import { lazy } from 'react'

// Every page behind the first is a file of its own, fetched when it is first opened.

export const SignInPage = lazy(() =>
  import('../features/accounts/SignInPage.tsx').then((file) => ({ default: file.SignInPage })),
)

export const InvitePage = lazy(() =>
  import('../features/accounts/InvitePage.tsx').then((file) => ({ default: file.InvitePage })),
)

export const FirstAdministratorPage = lazy(() =>
  import('../features/accounts/FirstAdministratorPage.tsx').then((file) => ({
    default: file.FirstAdministratorPage,
  })),
)

export const SettingsPage = lazy(() =>
  import('../features/accounts/SettingsPage.tsx').then((file) => ({ default: file.SettingsPage })),
)

export const PeoplePage = lazy(() =>
  import('../features/people/PeoplePage.tsx').then((file) => ({ default: file.PeoplePage })),
)

export const PrivacyPage = lazy(() =>
  import('../features/public/PrivacyPage.tsx').then((file) => ({ default: file.PrivacyPage })),
)

export const ApiPage = lazy(() =>
  import('../features/docs/ApiPage.tsx').then((file) => ({ default: file.ApiPage })),
)

export const HomePage = lazy(() =>
  import('../features/home/HomePage.tsx').then((file) => ({ default: file.HomePage })),
)

export const VerifyPage = lazy(() =>
  import('../features/activities/VerifyPage.tsx').then((file) => ({ default: file.VerifyPage })),
)

export const DiaryPage = lazy(() =>
  import('../features/activities/DiaryPage.tsx').then((file) => ({ default: file.DiaryPage })),
)

export const DiaryEntryPage = lazy(() =>
  import('../features/activities/DiaryEntryPage.tsx').then((file) => ({
    default: file.DiaryEntryPage,
  })),
)

export const ActivityPage = lazy(() =>
  import('../features/activities/ActivityPage.tsx').then((file) => ({
    default: file.ActivityPage,
  })),
)

export const DashboardPage = lazy(() =>
  import('../features/figures/DashboardPage.tsx').then((file) => ({ default: file.DashboardPage })),
)

export const UnitPage = lazy(() =>
  import('../features/units/UnitPage.tsx').then((file) => ({ default: file.UnitPage })),
)

export const ManageUnitPage = lazy(() =>
  import('../features/units/ManageUnitPage.tsx').then((file) => ({ default: file.ManageUnitPage })),
)

export const LibraryPage = lazy(() =>
  import('../features/models/LibraryPage.tsx').then((file) => ({ default: file.LibraryPage })),
)

export const ModelTypePage = lazy(() =>
  import('../features/models/ModelTypePage.tsx').then((file) => ({ default: file.ModelTypePage })),
)

export const RegisterPage = lazy(() =>
  import('../features/models/RegisterPage.tsx').then((file) => ({ default: file.RegisterPage })),
)

export const ModelPage = lazy(() =>
  import('../features/models/ModelPage.tsx').then((file) => ({ default: file.ModelPage })),
)

export const AlarmWatch = lazy(() =>
  import('../features/alarms/always.ts').then((file) => ({ default: file.AlarmWatch })),
)

export const AlarmHere = lazy(() =>
  import('../features/alarms/always.ts').then((file) => ({ default: file.AlarmHere })),
)

export const AlarmDoor = lazy(() =>
  import('../features/alarms/always.ts').then((file) => ({ default: file.AlarmDoor })),
)

export const BoardPage = lazy(() =>
  import('../features/alarms/BoardPage.tsx').then((file) => ({ default: file.BoardPage })),
)

export const DrillReportPage = lazy(() =>
  import('../features/alarms/DrillReportPage.tsx').then((file) => ({
    default: file.DrillReportPage,
  })),
)

export const HistoryPage = lazy(() =>
  import('../features/alarms/HistoryPage.tsx').then((file) => ({ default: file.HistoryPage })),
)

export const TeamsPage = lazy(() =>
  import('../features/alarms/TeamsPage.tsx').then((file) => ({ default: file.TeamsPage })),
)

export const TeamPage = lazy(() =>
  import('../features/alarms/TeamPage.tsx').then((file) => ({ default: file.TeamPage })),
)

export const DevicesPage = lazy(() =>
  import('../features/alarms/DevicesPage.tsx').then((file) => ({ default: file.DevicesPage })),
)

export const BoxRoutes = lazy(() =>
  import('./box-routes.tsx').then((file) => ({ default: file.BoxRoutes })),
)

export const TipRoutes = lazy(() =>
  import('./tip-routes.tsx').then((file) => ({ default: file.TipRoutes })),
)

export const DeskHere = lazy(() =>
  import('../features/tips/TipsHere.tsx').then((file) => ({ default: file.DeskHere })),
)

export const TellHere = lazy(() =>
  import('../features/tips/TipsHere.tsx').then((file) => ({ default: file.TellHere })),
)

export const LifeHere = lazy(() =>
  import('./life-routes.tsx').then((file) => ({ default: file.LifeHere })),
)

export const CaseRoutes = lazy(() =>
  import('./case-routes.tsx').then((file) => ({ default: file.CaseRoutes })),
)

export const NeverMovePage = lazy(() =>
  import('../features/surrenders/NeverMovePage.tsx').then((file) => ({
    default: file.NeverMovePage,
  })),
)

export const LifeRoutes = lazy(() =>
  import('./life-routes.tsx').then((file) => ({ default: file.LifeRoutes })),
)
