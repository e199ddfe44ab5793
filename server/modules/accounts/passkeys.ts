import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransportFuture,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx, House, OpenCtx } from '../../platform/context.ts'
import { conflict, notFound, Refusal, wrong } from '../../platform/errors.ts'
import { fail, refuseLocked, triesFrom } from './attempts.ts'
import { needFactorRight } from './factors.ts'
import { hashOf, newToken } from './secrets.ts'
import { letIn } from './sessions.ts'
import { issue, tryTicket } from './tickets.ts'

type Said = Record<string, unknown>

const ticketMinutes = 5

/** What a browser needs to offer its passkeys: any of this house will do. */
export async function passkeyOptions(ctx: OpenCtx) {
  const { rpID } = party(ctx.house)
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
  const ticket = newToken()
  await issue(ctx, {
    hash: hashOf(ticket),
    purpose: 'passkey',
    secret: options.challenge,
    minutes: ticketMinutes,
  })
  return { ticket, options: { ...options } }
}

/** Comes in by passkey: the device and its owner's finger or PIN, two factors at once. */
export async function signInByPasskey(
  ctx: OpenCtx,
  { ticket, answer }: { ticket: string; answer: Said },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const tried = [triesFrom(ctx.house, request)]
  await refuseLocked(ctx, tried)
  const begun = await tryTicket(ctx, 'passkey', hashOf(ticket), 1)
  if (!begun) throw new Refusal(401, 'sign_in.expired')
  const known = await ctx.db
    .selectFrom('accounts.passkey as p')
    .innerJoin('accounts.account as a', 'a.id', 'p.accountId')
    .select(['p.id as passkeyId', 'p.publicKey', 'p.counter', 'a.id', 'a.keeperId'])
    .where('p.id', '=', String(answer.id))
    .where('a.closedAt', 'is', null)
    .executeTakeFirst()
  const proof = known && (await proves(ctx.house, begun.secret, answer, known))
  if (!proof) return fail(ctx, tried, new Refusal(401, 'sign_in.refused'))
  await ctx.db
    .updateTable('accounts.passkey')
    .set({ counter: proof.newCounter })
    .where('id', '=', known.passkeyId)
    .execute()
  return letIn(ctx, { account: known, strength: 'strong' }, request, reply)
}

/** What a browser needs to make a passkey for one's account. */
export async function passkeyEnrolOptions(ctx: Ctx) {
  const account = await needFactorRight(ctx)
  const held = await ctx.db
    .selectFrom('accounts.passkey')
    .select('id')
    .where('accountId', '=', account.id)
    .execute()
  const { rpID } = party(ctx.house)
  const options = await generateRegistrationOptions({
    rpName: 'Bình Yên',
    rpID,
    userID: new Uint8Array(Buffer.from(account.id)),
    userName: account.username ?? account.phone ?? account.name,
    userDisplayName: account.name,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: held,
  })
  const ticket = newToken()
  await issue(ctx, {
    hash: hashOf(ticket),
    purpose: 'enrol',
    accountId: account.id,
    secret: options.challenge,
    minutes: ticketMinutes,
  })
  return { ticket, options: { ...options } }
}

/** Keeps a new passkey; whoever just made it has shown both factors, so the session becomes strong. */
export async function enrolPasskey(
  ctx: Ctx,
  { ticket, name, answer }: { ticket: string; name: string; answer: Said },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const account = await needFactorRight(ctx)
  const begun = await tryTicket(ctx, 'enrol', hashOf(ticket), 1)
  if (begun?.accountId !== account.id) throw conflict('passkey.expired')
  const { rpID, origin } = party(ctx.house)
  const { registrationInfo } = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: begun.secret,
    expectedOrigin: origin,
    expectedRPID: rpID,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) throw wrong('answer', 'passkey_unread')

  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  const { accountId, keeperId } = { accountId: account.id, keeperId: account.keeperId }
  const kept = await ctx.db
    .insertInto('accounts.passkey')
    .values({
      id,
      accountId,
      keeperId,
      name,
      publicKey: Buffer.from(publicKey),
      counter,
      transports,
    })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst()
  if (!kept.numInsertedOrUpdatedRows) throw conflict('passkey.known')
  if (ctx.actor.strength !== 'strong')
    await letIn(ctx, { account, strength: 'strong' }, request, reply)
  return { done: true as const }
}

/** Forgets a passkey; its device opens nothing from now on. */
export async function forgetPasskey(ctx: Ctx, { id }: { id: string }) {
  const account = await needFactorRight(ctx)
  const gone = await ctx.db
    .deleteFrom('accounts.passkey')
    .where('id', '=', id)
    .where('accountId', '=', account.id)
    .executeTakeFirst()
  if (!gone.numDeletedRows) throw notFound('passkey')
  return { done: true as const }
}

type Kept = { passkeyId: string; publicKey: Buffer; counter: string | number }

async function proves(house: House, challenge: string, answer: Said, kept: Kept) {
  const { rpID, origin } = party(house)
  const proof = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: {
      id: kept.passkeyId,
      publicKey: new Uint8Array(kept.publicKey),
      counter: Number(kept.counter),
      transports: [] as AuthenticatorTransportFuture[],
    },
  }).catch(() => undefined)
  return proof?.verified ? proof.authenticationInfo : undefined
}

/** Passkeys belong to the address people open, and work nowhere else. */
function party({ config }: House) {
  const { hostname, origin } = new URL(config.publicUrl)
  return { rpID: hostname, origin }
}
