import { Route, Switch } from 'wouter'
import '../lib/life-errors.ts'
import { useWords } from '../lib/language.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** The chapters of a model's life, each a page of its own, and the pages that belong to many models. */
export function LifeRoutes() {
  return (
    <Switch>
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
