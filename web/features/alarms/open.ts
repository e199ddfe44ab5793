import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import { alarms } from '../../../contract/alarms.ts'
import { asking } from '../../lib/call.ts'
import { keep, kept } from '../../lib/kept.ts'
import { useMe } from '../../lib/me.ts'
import { usualNumbers } from './kinds.ts'

export type Open = z.output<typeof alarms.open.reply>
export type MyTeam = Open['teams'][number]

/** What is open around the one signed in, and for whom they may raise an alarm, even with no network. */
export function useOpenAlarms() {
  const me = useMe()
  const shelf = `alarm-teams:${me?.id ?? ''}`
  const asked = useQuery({ ...asking(alarms.open, {}), enabled: Boolean(me) })
  const fresh = asked.data
  useEffect(() => {
    if (fresh) keep(shelf, { alarms: [], teams: fresh.teams, numbers: fresh.numbers })
  }, [fresh, shelf])
  const known = fresh ?? (me ? kept<Open>(shelf) : undefined)
  return { known, fresh, numbers: known?.numbers ?? usualNumbers }
}
