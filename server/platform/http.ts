import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import { sleeping } from './area.ts'
import type { Actor, Ctx, House, OpenCtx } from './context.ts'
import { gather } from './db/gather.ts'
import { insertRows } from './db/insert-rows.ts'
import {
  inScope,
  inScopeReading,
  inScopeWriting,
  nobody,
  type Scope,
  signIn,
  together,
} from './db/scope.ts'
import { Refusal } from './errors.ts'
import { answerOf, fieldsOf } from './refusals.ts'

declare module 'fastify' {
  interface FastifyInstance {
    house: House
    /** Finds who a cookie belongs to; the accounts module hangs it here. */
    actorOf: (request: FastifyRequest) => Promise<Actor | undefined>
    /** The same, from memory where the database does not answer: for what cannot wait for it. */
    actorLately: (request: FastifyRequest) => Promise<Actor | undefined>
    /** Which door each path has, as `METHOD path`. */
    doors: Map<string, string>
  }
  interface FastifyContextConfig {
    door?: 'route' | 'open' | 'sealed'
  }
}

type At<Input extends z.ZodType, Reply extends z.ZodType> = Endpoint<Input, Reply>

/** Binds a verb to its endpoint: authenticate, parse, one transaction, audit, trim the reply. */
export function route<Input extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  at: At<Input, Reply>,
  verb: (
    ctx: Ctx,
    input: z.output<Input>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<z.input<Reply>>,
) {
  app.route({
    method: at.method,
    url: at.path,
    config: { door: 'route', rateLimit: false },
    handler: async (request, answer) => {
      const actor = await signedIn(request, app.actorOf)
      const input = parse(at, request)
      const within = at.method === 'GET' ? inScopeReading : inScope
      const reply = await within(app.house.db, actor.scope, async (db) => {
        const said = await verb({ db, actor, house: app.house }, input, request, answer)
        if (at.method !== 'GET') await audit({ db }, [{ actor, at, input }])
        return said
      }).catch((reason) => {
        throw strongerIfThatHelps(reason, actor)
      })
      if (at.method !== 'GET') app.house.bus.wake()
      return at.reply.parse(reply)
    },
  })
}

type OpenOptions = {
  /** Requests a minute from one address while nobody is signed in. */
  most?: number
  /** A sign-in verb may look people up; no other open verb may. */
  scope?: Scope
}

/** Binds a verb to an open endpoint: nobody need be signed in; limited by address; nothing of it is audited. */
export function openRoute<Input extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  at: At<Input, Reply>,
  verb: (
    ctx: OpenCtx,
    input: z.output<Input>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<z.input<Reply>>,
  { most = 600, scope }: OpenOptions = {},
) {
  app.route({
    method: at.method,
    url: at.path,
    config: { door: 'open', rateLimit: { max: most, timeWindow: '1 minute' } },
    handler: async (request, answer) => {
      sameOrigin(request)
      const actor = await app.actorOf(request)
      const input = parse(at, request)
      // A replica lags a moment behind: good enough for a passer-by, not for whoever just wrote.
      const from = at.method === 'GET' && !actor ? app.house.reads : app.house.db
      const within = at.method === 'GET' ? inScopeReading : inScope
      const reply = await within(from, scope ?? actor?.scope ?? nobody, (db) =>
        verb({ db, actor, house: app.house }, input, request, answer),
      )
      if (at.method !== 'GET') app.house.bus.wake()
      return at.reply.parse(reply)
    },
  })
}

/** A sign-in verb: open, strictly limited, and allowed to look a person up. */
export function signInRoute<Input extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  at: At<Input, Reply>,
  verb: Parameters<typeof openRoute<Input, Reply>>[2],
) {
  openRoute(app, at, verb, { most: 30, scope: signIn })
}

export type Asked<Input> = { actor: Actor; input: Input }

/**
 * What a shared verb says: an answer or a refusal for each, and the writing that makes the answers true.
 * No statement of the writing may wait for another: they leave together, with the commit behind them.
 */
export type Shared<Answer> = { answers: (Answer | Refusal)[]; written: Promise<unknown> }

/**
 * Binds a verb that many phones call at once: concurrent requests share one transaction and one commit,
 * under their books together. The verb answers each, or refuses it, alone.
 */
export function sharedRoute<Input extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  at: At<Input, Reply>,
  verb: (
    ctx: Pick<Ctx, 'db' | 'house'>,
    asked: Asked<z.output<Input>>[],
  ) => Promise<Shared<z.input<Reply>>>,
) {
  const take = gather(64, async (asked: Asked<z.output<Input>>[]) => {
    const scope = together(asked.map(({ actor }) => actor.scope))
    return inScopeWriting(app.house.db, scope, async (db) => {
      const { answers, written } = await verb({ db, house: app.house }, asked)
      const audited = asked
        .filter((_, index) => !(answers[index] instanceof Refusal))
        .map((each) => ({ ...each, at }))
      return { answer: answers, written: Promise.all([written, audit({ db }, audited)]) }
    })
  })
  app.route({
    method: at.method,
    url: at.path,
    // An acknowledgement is too short to be worth compressing.
    compress: false,
    config: { door: 'route', rateLimit: false },
    handler: async (request) => {
      const actor = await signedIn(request, app.actorOf)
      const reply = await take({ actor, input: parse(at, request) }).catch((reason) => {
        throw strongerIfThatHelps(reason, actor)
      })
      app.house.bus.wake()
      return at.reply.parse(reply)
    },
  })
}

/** Who is asking, found by the given way to know people; a refusal when nobody is. */
export async function signedIn(request: FastifyRequest, find: FastifyInstance['actorOf']) {
  sameOrigin(request)
  const actor = await find(request)
  if (!actor) throw new Refusal(401, 'sign_in.first')
  return actor
}

/**
 * Binds a verb that must work while the database does not: an alarm. Who asks is known from memory if
 * need be; the verb has no transaction, writes for itself, and what it writes is its own record.
 */
export function urgentRoute<Input extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  at: At<Input, Reply>,
  verb: (
    ctx: Pick<Ctx, 'actor' | 'house'>,
    input: z.output<Input>,
  ) => Promise<z.input<Reply>> | z.input<Reply>,
) {
  app.route({
    method: at.method,
    url: at.path,
    config: { door: 'route', rateLimit: false },
    handler: async (request) => {
      const actor = await signedIn(request, app.actorLately)
      const reply = await verb({ actor, house: app.house }, parse(at, request))
      return at.reply.parse(reply)
    },
  })
}

type SealedOptions = {
  /** Where the input is, when it is not the path, the query and a JSON body. */
  input?: (request: FastifyRequest) => unknown
}

/**
 * Binds a verb to a sealed endpoint: nobody is looked up, even if a cookie comes; no address is read, and
 * nothing is audited. What goes wrong inside is logged by its name alone.
 */
export function sealedRoute<Input extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  at: At<Input, Reply>,
  verb: (input: z.output<Input>, request: FastifyRequest) => Promise<z.input<Reply>>,
  { input: inputOf = inputIn }: SealedOptions = {},
) {
  app.route({
    method: at.method,
    url: at.path,
    // How well an answer compresses tells something of what is in it.
    compress: false,
    config: { door: 'sealed', rateLimit: false },
    onRequest: async (request, answer) => {
      void answer.headers(forNobodyElse)
      sameOrigin(request)
    },
    errorHandler: answerQuietly,
    handler: async (request) => at.reply.parse(await verb(parsed(at, inputOf(request)), request)),
  })
}

const forNobodyElse = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }

/** A page elsewhere cannot make a reader's browser write here: cookies are not enough, the origin must be ours. */
function sameOrigin(request: FastifyRequest) {
  if (request.method === 'GET') return
  const { origin, host } = request.headers
  if (!origin) return
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new Refusal(403, 'origin.foreign')
}

function parse<Input extends z.ZodType, Reply extends z.ZodType>(
  at: At<Input, Reply>,
  request: FastifyRequest,
) {
  return parsed(at, inputIn(request))
}

function inputIn({ query, body, params }: FastifyRequest): unknown {
  return { ...(query as object), ...(body as object | undefined), ...(params as object) }
}

/** What the contract makes of an input, or a refusal that names each blank that is wrong. */
export function parsed<Input extends z.ZodType, Reply extends z.ZodType>(
  at: At<Input, Reply>,
  said: unknown,
) {
  const given = at.input.safeParse(said, { reportInput: true })
  if (!given.success) throw new Refusal(400, 'invalid_input', fieldsOf(given.error))
  return given.data
}

function strongerIfThatHelps(reason: unknown, actor: Actor) {
  if (reason instanceof Refusal && reason.code === 'not_allowed' && sleeping(actor)) {
    return new Refusal(403, 'sign_in.stronger')
  }
  return reason
}

type Audited = { actor: Actor; at: { method: string; path: string }; input: unknown }

/** Names that are never written in the audit trail, whatever verb they came with. */
const unspoken = new Set([
  'password',
  'current',
  'next',
  'code',
  'token',
  'ticket',
  'answer',
  'keys',
  'endpoint',
  'phone',
  // Where a patrol walked is forgotten when it is over.
  'walked',
  // What somebody needs to get out of a burning house is theirs to take back.
  'what',
  // Who handed a weapon in, and their hand.
  'deliverer',
  'givenMark',
  'takenMark',
  // Who stood by a covenant, and who signed its minutes: theirs to take back, or nobody’s to know.
  'who',
  'signedBy',
  // What was typed in the blanks of a paper, names among it: it stands in the paper, where it can be set right.
  'blanks',
  // A whole file from elsewhere: kept once, where playbooks are.
  'playbookFile',
  // What is sealed is kept in one place, where it can be destroyed; what opens a receipt nowhere.
  'sealed',
  'header',
  'heads',
  'bearer',
  'locked',
  'share',
  'shares',
])

async function audit({ db }: Pick<Ctx, 'db'>, written: Audited[]) {
  await insertRows(db, {
    table: 'platform.audit',
    columns: ['account_id', 'keeper_id', 'operation', 'input'],
    rows: written.map(({ actor, at, input }) => [
      actor.accountId,
      (input as { keeperId?: string }).keeperId ?? null,
      `${at.method} ${at.path}`,
      asSpoken(input),
    ]),
  })
}

const anyUnspoken = new RegExp(`"(?:${[...unspoken].join('|')})":`)

/** What was asked, as text, without what is never written down. */
function asSpoken(input: unknown) {
  const text = JSON.stringify(input)
  if (!anyUnspoken.test(text)) return text
  return JSON.stringify(input, (name, value: unknown) => (unspoken.has(name) ? undefined : value))
}

/** The same behind a sealed door: what went wrong is logged by its name, without a word of what was sent. */
export function answerQuietly(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const { status, body } = answerOf(error)
  if (status >= 500 && !(error instanceof Refusal))
    request.log.error(`${request.routeOptions.url}: ${error.name} ${error.code ?? ''}`)
  void reply.code(status).send(body)
}

/** Turns what was thrown into an answer: refusals speak, bugs stay quiet. */
export function answerErrors(app: FastifyInstance) {
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = answerOf(error)
    // A refusal is an answer, even when it is that something is away.
    if (status >= 500 && !(error instanceof Refusal)) request.log.error(error)
    return reply.code(status).send(body)
  })
}
