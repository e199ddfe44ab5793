import type { FastifyInstance } from 'fastify'
import { accounts } from '../../../contract/accounts.ts'
import type { House } from '../../platform/context.ts'
import { signIn } from '../../platform/db/scope.ts'
import { openRoute, route, signInRoute } from '../../platform/http.ts'
import { peopleSignedIn } from './actor.ts'
import { type CodeToSend, deliverCode } from './codes.ts'
import { demoPeople, signInToDemonstration } from './demonstration.ts'
import { changePassword, confirmTotp, startTotp } from './factors.ts'
import { makeFirstAdministrator } from './first-administrator.ts'
import { invite, readInvite, takeInvite, withdrawInvite } from './invites.ts'
import { changeMe, me } from './me.ts'
import {
  enrolPasskey,
  forgetPasskey,
  passkeyEnrolOptions,
  passkeyOptions,
  signInByPasskey,
} from './passkeys.ts'
import { addStaff, people } from './people.ts'
import { askForCode, signInByPhone } from './phone-sign-in.ts'
import { endPost, grantPost } from './posts.ts'
import { endSession, sessions, signOut } from './sessions.ts'
import { signInByPassword, signInByTotp } from './sign-in.ts'
import { sweep } from './sweep.ts'

type Whose = { keeperId: string; accountId: string }

declare module '../../platform/bus.ts' {
  interface Events {
    'accounts.session_ended': Whose
    'accounts.post_changed': Whose
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'accounts.send_code': CodeToSend
    'accounts.sweep': object
  }
}

/** People who sign in, the posts they hold, their sessions. */
export async function accountsModule(app: FastifyInstance) {
  signInRoute(app, accounts.password, signInByPassword)
  signInRoute(app, accounts.totp, signInByTotp)
  signInRoute(app, accounts.passkeyOptions, passkeyOptions)
  signInRoute(app, accounts.passkey, signInByPasskey)
  signInRoute(app, accounts.phone, askForCode)
  signInRoute(app, accounts.phoneConfirm, signInByPhone)
  openRoute(app, accounts.demoPeople, demoPeople, { scope: signIn })
  signInRoute(app, accounts.demo, signInToDemonstration)
  signInRoute(app, accounts.readInvite, readInvite)
  signInRoute(app, accounts.takeInvite, takeInvite)
  signInRoute(app, accounts.firstAdministrator, makeFirstAdministrator)
  route(app, accounts.signOut, signOut)

  route(app, accounts.me, me)
  route(app, accounts.changeMe, changeMe)
  route(app, accounts.sessions, sessions)
  route(app, accounts.endSession, endSession)
  route(app, accounts.startTotp, startTotp)
  route(app, accounts.confirmTotp, confirmTotp)
  route(app, accounts.passkeyEnrolOptions, passkeyEnrolOptions)
  route(app, accounts.passkeyEnrol, enrolPasskey)
  route(app, accounts.forgetPasskey, forgetPasskey)
  route(app, accounts.changePassword, changePassword)

  route(app, accounts.people, people)
  route(app, accounts.addStaff, addStaff)
  route(app, accounts.grantPost, grantPost)
  route(app, accounts.endPost, endPost)
  route(app, accounts.invite, invite)
  route(app, accounts.withdrawInvite, withdrawInvite)

  rememberPeople(app)
}

/** Hangs up who-is-asking for every door; a session that ends or a post that changes is felt at once, in every process. */
function rememberPeople(app: FastifyInstance) {
  const { bus } = app.house
  const known = peopleSignedIn(app.house)
  app.actorOf = known.find
  app.actorLately = known.findLately
  for (const change of ['accounts.session_ended', 'accounts.post_changed'] as const) {
    bus.within(change, async (_, facts) => facts.forEach((fact) => known.forget(fact.accountId)))
    bus.everywhere(change, async (fact) => known.forget(fact.accountId))
  }
}

export const accountsJobs = (house: House) => ({
  'accounts.send_code': (code: CodeToSend) => deliverCode(house, code),
  'accounts.sweep': () => sweep(house),
})

/** Two in the morning in Việt Nam. */
export const accountsClock = [{ at: '0 19 * * *', job: 'accounts.sweep' }]

export { firstAdministratorLink } from './first-administrator.ts'
export { needPhone } from './phone.ts'
export { openSession } from './sessions.ts'
