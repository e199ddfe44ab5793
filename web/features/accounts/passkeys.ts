import { accounts } from '../../../contract/accounts.ts'
import { call, Refused } from '../../lib/call.ts'

/** A browser that shows no passkey, or a person who closed its window. */
async function orCancelled<Answer>(asked: Promise<Answer>) {
  return asked.catch(() => {
    throw new Refused(0, { code: 'passkey.cancelled' })
  })
}

type Options = { optionsJSON: never }

/** Signs in with a passkey of this device. */
export async function provePasskey() {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const { ticket, options } = await call(accounts.passkeyOptions, {})
  const answer = await orCancelled(startAuthentication({ optionsJSON: options } as Options))
  return call(accounts.passkey, { ticket, answer: { ...answer } })
}

/** Makes a passkey on this device and keeps it with the account. */
export async function enrolPasskey(name: string) {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const { ticket, options } = await call(accounts.passkeyEnrolOptions, {})
  const answer = await orCancelled(startRegistration({ optionsJSON: options } as Options))
  return call(accounts.passkeyEnrol, { ticket, name, answer: { ...answer } })
}
