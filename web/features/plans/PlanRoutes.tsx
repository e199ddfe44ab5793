import { Route, Switch } from 'wouter'
import { BeginCampaignPage } from './BeginCampaignPage.tsx'
import { CampaignPage } from './CampaignPage.tsx'
import { CampaignsPage } from './CampaignsPage.tsx'
import { OffersPage } from './OffersPage.tsx'
import { PlanPage } from './PlanPage.tsx'
import { ReviewPage } from './ReviewPage.tsx'
import { ReviewsPage } from './ReviewsPage.tsx'

/** Reviews, plans and campaigns: few pages, one file. */
export function PlanRoutes() {
  return (
    <Switch>
      <Route path="/xa/:keeperId/mo-hinh/:id/ke-hoach">
        {({ keeperId, id }) => <PlanPage key={id} keeperId={keeperId} modelId={id} />}
      </Route>
      <Route path="/xa/:keeperId/giao-ban">
        {({ keeperId }) => <ReviewsPage key={keeperId} keeperId={keeperId} />}
      </Route>
      <Route path="/xa/:keeperId/giao-ban/:id">
        {({ keeperId, id }) => <ReviewPage key={id} keeperId={keeperId} id={id} />}
      </Route>
      <Route path="/nhan-rong" component={CampaignsPage} />
      <Route path="/nhan-rong/moi" component={BeginCampaignPage} />
      <Route path="/nhan-rong/loi-moi" component={OffersPage} />
      <Route path="/nhan-rong/dot/:keeperId/:id">
        {({ keeperId, id }) => <CampaignPage key={id} keeperId={keeperId} id={id} />}
      </Route>
    </Switch>
  )
}
