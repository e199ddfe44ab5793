import type { Selectable } from 'kysely'
import type { KitKind } from '../../../contract/alarm-teams.ts'
import type { Place } from '../../../contract/wire.ts'
import type { DB } from '../../platform/db/schema.ts'

type Kit = { kind: KitKind; count: number; expiresOn: string | null }

/** What somebody says of a home; what they leave out stays as it is, and its kit is told whole. */
export type HomeGiven = {
  name: string
  address?: string | null | undefined
  place?: Place | null | undefined
  spot?: { x: number; y: number } | null | undefined
  secondExit?: boolean | null | undefined
  kit: Kit[]
}

/** The same as the table keeps it; only what was said. */
export function written({ name, address, place, spot, secondExit, kit }: HomeGiven) {
  return {
    name,
    ...(address !== undefined && { address }),
    ...(place !== undefined && { lat: place?.lat ?? null, lon: place?.lon ?? null }),
    ...(spot !== undefined && { spotX: spot?.x ?? null, spotY: spot?.y ?? null }),
    ...(secondExit !== undefined && { secondExit }),
    kit: JSON.stringify(kit),
  }
}

/** Does the home stand as it was said? A spot on the sketch is kept as exactly as a sketch is drawn. */
export function sameHome(home: Selectable<DB['alarms.home']>, given: HomeGiven) {
  const { kit, ...said } = written(given)
  return (
    kitInLine(home.kit as Kit[]) === kitInLine(JSON.parse(kit) as Kit[]) &&
    Object.entries(said).every(([name, value]) => {
      const stands = home[name as keyof typeof said]
      return typeof value === 'number' && typeof stands === 'number'
        ? Math.abs(stands - value) < 1e-4
        : stands === value
    })
  )
}

function kitInLine(kit: Kit[]) {
  return kit.map(({ kind, count, expiresOn }) => `${kind} ${count} ${expiresOn}`).join()
}
