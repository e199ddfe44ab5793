import { useQuery } from '@tanstack/react-query'
import { Redirect } from 'wouter'
import { units } from '../../contract/units.ts'
import { asking } from '../lib/call.ts'
import { useMe } from '../lib/me.ts'
import { Answer, Loading } from '../ui/Status.tsx'

/** The figures a person comes for: of the place they answer for, or of the whole country. */
export function MyFigures() {
  const me = useMe()
  const nation = useQuery({ ...asking(units.nation, {}), enabled: me !== undefined })
  if (me === undefined) return <Loading />
  const mine = me?.posts.find(({ until }) => until === null)?.keeperId
  if (mine) return <Redirect to={`/so-lieu/${mine}`} replace />
  return <Answer to={nation}>{({ id }) => <Redirect to={`/so-lieu/${id}`} replace />}</Answer>
}
