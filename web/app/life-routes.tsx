import { Switch } from 'wouter'
import '../lib/life-errors.ts'

/** The chapters of a model's life, each a page of its own, and the pages that belong to many models. */
export function LifeRoutes() {
  return <Switch></Switch>
}
