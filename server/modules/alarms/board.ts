import type { z } from 'zod'
import type { Alarm, AlarmBrief, alarms as contract } from '../../../contract/alarms.ts'
import type { Actor } from '../../platform/context.ts'
import { standing } from './access.ts'
import { mayEnd, mayTakeBack } from './close.ts'
import { nextCarry } from './clocks.ts'
import { metresBetween } from './distance.ts'
import type { AlarmEvent } from './events.ts'
import { numbersOf } from './numbers.ts'
import type { RosterHome, RosterTeam } from './roster.ts'
import { circleOf, stateOf, type ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type Shown = z.input<(typeof contract.read)['reply']>

/** What only the database knows of an alarm: whose eyes it reached, and who agreed to have a need told. */
export type Known = {
  seen: Map<string, string>
  needs: Map<string, string[]>
}

/** An alarm as lists show it. */
export function briefOf(
  { roster }: Pick<Alarms, 'roster'>,
  alarm: ToldAlarm,
): AlarmBrief | undefined {
  const team = roster.team(alarm.teamId)
  if (!team) return undefined
  const { keeperId, id, kind, drill, silent, raisedAt, closed, homes } = alarm
  return {
    keeperId,
    id,
    team: team.unit,
    kind,
    drill,
    silent,
    state: stateOf(alarm),
    circle: circleOf(alarm),
    raisedAt,
    closedAt: closed?.at ?? null,
    outcome: closed?.outcome ?? null,
    homes: team.homes.length,
    answered: team.homes.filter((home) => homes.has(home.id)).length,
  }
}

/** An alarm as those who may help see it: silent homes, who comes, what rings, what happens next. */
export function boardOf(
  alarms: Alarms,
  actor: Actor,
  { alarm, known }: { alarm: ToldAlarm; known: Known },
): Shown | undefined {
  const brief = briefOf(alarms, alarm)
  const { team, homeId, member, duty } = standing(alarms, actor, alarm)
  if (!brief || !team) return undefined
  const place = alarm.place ?? placeOfCaller(alarm, team)
  const next = nextCarry(alarms.house.catalog.alarms.get(alarm.kind), alarm)
  return {
    ...brief,
    text: alarm.text,
    place: place ?? null,
    placeOfHome: alarm.place === undefined && place !== undefined,
    callers: alarm.callers.map(({ at, name, ...by }) => ({
      at,
      name: name ?? null,
      home: nameOf(team.homes, by.homeId),
      device: nameOf(team.devices, by.deviceId),
    })),
    homeList: team.homes.map((home) =>
      homeThen({ alarm, team, known }, home, { homeId, member, duty }),
    ),
    sirens: sirensOf(alarm, team),
    coming: comingTo(alarm, team, place),
    nearby: team.firePoints.map(({ lat, lon, ...point }) => ({
      ...point,
      place: { lat, lon },
      metres: place ? metresBetween(place, { lat, lon }) : null,
    })),
    media: alarm.events.flatMap((event) =>
      event.what === 'pictured' ? [{ id: event.mediaId, kind: event.kind, at: event.at }] : [],
    ),
    history: alarm.events.map((event) => stepOf(event, team)),
    next: next ? { at: new Date(next.at).toISOString(), to: next.to } : null,
    reason: alarm.closed?.reason ?? '',
    numbers: numbersOf(alarms.house),
    mayAnswer: !alarm.closed,
    mayClose: !alarm.closed && mayEnd(actor, team, duty),
    mayTakeBack: !alarm.closed && mayTakeBack(alarms, actor, { alarm, homeId }),
  }
}

type Then = { alarm: ToldAlarm; team: RosterTeam; known: Known }
type Reader = { homeId: string | undefined; member: boolean; duty: boolean }

function homeThen(
  { alarm, team, known }: Then,
  home: RosterHome,
  reader: Reader,
): Alarm['homeList'][number] {
  const said = alarm.homes.get(home.id)
  const open = !alarm.closed
  const seen = team.members
    .filter(({ homeId }) => homeId === home.id)
    .flatMap(({ accountId }) => known.seen.get(accountId ?? '') ?? [])
    .sort()[0]
  return {
    id: home.id,
    name: home.name,
    place: pointOf(home),
    answer: said?.answer ?? null,
    answeredAt: said?.at ?? null,
    answeredBy: said?.by.name ?? null,
    seenAt: seen ?? null,
    mine: home.id === reader.homeId,
    needs: open ? (known.needs.get(home.id) ?? []) : [],
    secondExit: home.secondExit,
    extinguishers: home.extinguishers,
    phones:
      open && (reader.member || reader.duty)
        ? team.members.flatMap(({ homeId, name, phone }) =>
            homeId === home.id && phone ? [{ name, phone }] : [],
          )
        : [],
  }
}

function sirensOf(alarm: ToldAlarm, team: RosterTeam): Alarm['sirens'] {
  return team.devices
    .filter(({ kind }) => kind === 'siren' || kind === 'bell')
    .map(({ id, name }) => {
      const said = alarm.sirens.get(id)
      return { id, name, state: said?.state ?? 'unknown', at: said?.at ?? null }
    })
}

function comingTo(
  alarm: ToldAlarm,
  team: RosterTeam,
  to: { lat: number; lon: number } | undefined,
) {
  return [...alarm.homes, ...alarm.helpers]
    .filter(([, { answer }]) => answer === 'coming')
    .map(([key, { by, at, place }]) => {
      const home = team.homes.find(({ id }) => id === key)
      const from = place ?? (home && pointOf(home))
      return {
        name: by.name ?? home?.name ?? '',
        home: home?.name ?? null,
        metres: from && to ? metresBetween(from, to) : null,
        at,
      }
    })
    .toSorted((one, other) => (one.metres ?? Infinity) - (other.metres ?? Infinity))
}

function placeOfCaller(alarm: ToldAlarm, team: RosterTeam) {
  const homes = alarm.callers.flatMap(
    ({ homeId }) => team.homes.find(({ id }) => id === homeId) ?? [],
  )
  return homes.map(pointOf).find((place) => place !== null) ?? undefined
}

function pointOf({ lat, lon }: { lat: number | null; lon: number | null }) {
  return lat === null || lon === null ? null : { lat, lon }
}

function nameOf(named: { id: string; name: string }[], id: string | undefined) {
  return named.find((each) => each.id === id)?.name ?? null
}

/** One line of the alarm's story; `detail` is what the screen needs to say it in its own words. */
function stepOf(event: AlarmEvent, team: RosterTeam): Alarm['history'][number] {
  const by = 'by' in event ? event.by : undefined
  const who = by?.name ?? nameOf(team.homes, by?.homeId) ?? nameOf(team.devices, by?.deviceId)
  return { at: event.at, what: event.what, who, detail: detailOf(event, team) }
}

function detailOf(event: AlarmEvent, team: RosterTeam) {
  switch (event.what) {
    case 'answered':
      return event.answer
    case 'carried':
      return event.to.join(' ')
    case 'siren':
      return `${nameOf(team.devices, event.deviceId) ?? ''} ${event.state}`.trim()
    case 'handed_over':
      return event.to
    case 'mistaken':
    case 'closed':
      return event.reason || null
    case 'raised':
    case 'joined':
    case 'said':
      return event.text || null
    default:
      return null
  }
}
