import type { FastifyInstance } from 'fastify'
import { alarmTeams } from '../../../contract/alarm-teams.ts'
import { route } from '../../platform/http.ts'
import { changeHome, leave } from './home-change.ts'
import { addHome } from './home-enter.ts'
import { addMember, join, removeMember } from './home-members.ts'
import { consent, consents, withdraw } from './home-needs.ts'
import { addFirePoint, removeFirePoint } from './team-fire-points.ts'
import { listTeams } from './team-list.ts'
import { nameNeighbours } from './team-neighbours.ts'
import { readTeam } from './team-read.ts'
import { setUp } from './team-set-up.ts'
import { takeStep } from './team-steps.ts'

/** Household teams linked by a bell: their homes, people, equipment and the steps to their launch. */
export function teamsDoor(app: FastifyInstance) {
  route(app, alarmTeams.list, listTeams)
  route(app, alarmTeams.read, readTeam)
  route(app, alarmTeams.setUp, setUp)
  route(app, alarmTeams.step, takeStep)
  route(app, alarmTeams.neighbours, nameNeighbours)
  route(app, alarmTeams.addHome, addHome)
  route(app, alarmTeams.changeHome, changeHome)
  route(app, alarmTeams.leave, leave)
  route(app, alarmTeams.addMember, addMember)
  route(app, alarmTeams.join, join)
  route(app, alarmTeams.removeMember, removeMember)
  route(app, alarmTeams.consent, consent)
  route(app, alarmTeams.consents, consents)
  route(app, alarmTeams.withdraw, withdraw)
  route(app, alarmTeams.addFirePoint, addFirePoint)
  route(app, alarmTeams.removeFirePoint, removeFirePoint)
}
