import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { type AlarmTeam, alarmTeams } from '../../../contract/alarm-teams.ts'
import { alarms } from '../../../contract/alarms.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { asking, call } from '../../lib/call.ts'

/** A change to a team: what the server answers is what every page shows of it from then on. */
export function useTeamChange<Input extends z.ZodType>(
  at: Endpoint<Input, z.ZodType<AlarmTeam>>,
  onDone?: () => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: (team) => {
      const { keeperId } = team
      const asked = asking(alarmTeams.read, { keeperId, teamId: team.team.id })
      client.setQueryData(asked.queryKey, team)
      void client.invalidateQueries({ queryKey: [alarmTeams.list.path] })
      void client.invalidateQueries({ queryKey: [alarms.open.path] })
      onDone?.()
    },
  })
}

export type Home = AlarmTeam['homes'][number]

/** Where a team is, as every change to it begins. */
export function placeOf({ keeperId, team }: Pick<AlarmTeam, 'keeperId' | 'team'>) {
  return { keeperId, teamId: team.id }
}

/** All that is known of a home, as a change gives it back: what is left out would be taken away. */
export function givenOf({ name, address, place, spot, secondExit, kit }: Home) {
  return { name, address, place, spot, secondExit, kit }
}
