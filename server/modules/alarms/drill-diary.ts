import type { House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { fileActivity } from '../activities/module.ts'
import { recalled } from './stored.ts'
import type { Alarms } from './watch.ts'

type Closed = { keeperId: string; id: string; teamId: string }

/** What the diary calls the scenario of a drill, by the kind of alarm that was rung. */
const scenarios: Record<string, string> = { fire: 'fire', 'flood-storm': 'flood' }

/** A drill that ended is filed in the diary of the team's model, with the bell's own times. */
export function fileDrills(alarms: Alarms, house: House) {
  return async ({ keeperId, id, teamId }: Closed) => {
    const team = alarms.roster.team(teamId)
    const alarm = await inScope(house.db, itself, (db) => recalled(alarms, db, { keeperId, id }))
    const { modelId, modelKeeper } = team ?? {}
    if (!team || !alarm?.drill || !alarm.closed || !modelId || modelKeeper !== keeperId) return
    if (alarm.closed.by.accountId === undefined || alarm.homes.size === 0) return
    const { raisedAt, kind, closed, homes } = alarm
    const answers = [...homes.values()]
    const last = Math.max(...answers.map(({ at }) => Date.parse(at)))
    const minutes = Math.round((last - Date.parse(raisedAt)) / 6000) / 10
    const writtenBy = closed.by.accountId ?? ''
    const people = new Set(answers.map(({ by }) => by.accountId ?? by.homeId))
    await inScope(house.db, itself, (db) =>
      fileActivity(
        { db, house },
        {
          keeperId,
          // A drill has one record in the diary, however often its end is heard.
          id,
          modelId,
          kind: 'drill',
          on: today(Date.parse(raisedAt)),
          attendance: people.size,
          summary: closed.reason,
          answers: {
            scenario: scenarios[kind] ?? 'alarm',
            minutes: Math.min(minutes, 240),
            alarmsHeard: team.homes.every((home) => homes.has(home.id)),
          },
          writtenBy,
        },
      ),
    )
    house.bus.wake()
  }
}
