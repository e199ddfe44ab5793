import { alarms } from '../contract/alarms.ts'
import { screen, subscriber } from './ears.ts'
import type { Line } from './http-load.ts'
import { cookieOf, type Lane, proofOf } from './lanes.ts'
import { moment } from './numbers.ts'

/** Somebody of the team presses; answers when they pressed and when they were answered. */
export async function press(line: Line, lane: Lane, id: string) {
  const { keeperId, teamId, people } = lane
  const request = post(
    alarms.raise.path.replace(':keeperId', keeperId),
    cookieOf(people[0] ?? ''),
    {
      id,
      teamId,
      kind: 'fire',
      text: 'Chay bep',
    },
  )
  const at = moment()
  const status = await line.send(request)
  const answered = moment()
  if (status !== 200) throw new Error(`the press was answered ${status}`)
  return { at, answered }
}

/** The village head closes it, so that the next press is a new alarm. */
export async function end(line: Line, { keeperId, headId }: Lane, id: string) {
  const path = alarms.close.path.replace(':keeperId', keeperId).replace(':id', id)
  const status = await line.send(post(path, cookieOf(headId), { outcome: 'handled_by_team' }))
  if (status !== 200) throw new Error(`the closing was answered ${status}`)
}

function post(path: string, cookie: string, said: object) {
  const body = JSON.stringify(said)
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** What listens as the siren of a team, on the house's own broker or, where that asks nobody, on another's. */
export function siren(mqttPort: number, { teamId, sirenId }: Lane, known = true) {
  const proof = known ? { username: sirenId, password: proofOf(sirenId) } : {}
  return subscriber(mqttPort, { name: sirenId, topic: `team/${teamId}/ring`, ...proof })
}

/** The screens of a team's seven homes. */
export function screens(port: number, { people }: Lane) {
  return people.map((accountId) => screen(port, cookieOf(accountId)))
}
