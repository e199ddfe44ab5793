import { z } from 'zod'
import { Permission, RoleEntry } from './catalog.ts'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Day, Done, Id, Line, Moment } from './wire.ts'

const RoleId = RoleEntry.shape.id
const Phone = z.string().trim().min(9).max(20)
const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
const Password = z.string().min(10).max(200)
const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/)
/** What a passkey says; its shape is WebAuthn's and is checked by the library that reads it. */
const WebAuthn = z.record(z.string(), z.unknown())

/** How strongly a session was opened. Officers' verbs ask for `strong`. */
export const Strength = z.enum(['demonstration', 'code', 'password', 'strong'])

const Post = z.object({
  id: Id,
  role: RoleId,
  unit: UnitBrief,
  keeperId: Id,
  since: z.string(),
  until: z.string().nullable(),
})

export const Me = z.object({
  id: Id,
  name: z.string(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  posts: z.array(Post),
  may: z.array(Permission),
  strength: Strength,
  /** What stands between this person and officers' work: enrol a second factor, or sign in with it. */
  hasTotp: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), addedAt: Moment })),
  largeText: z.boolean(),
  language: z.enum(['vi', 'en']),
  demonstration: z.boolean(),
})

/** Where a sign-in stands: inside, or one step short of it. */
const Entry = z.object({
  next: z.enum(['inside', 'totp']),
  ticket: z.string().optional(),
})

const Person = z.object({
  accountId: Id,
  name: z.string(),
  phone: z.string().nullable(),
  username: z.string().nullable(),
  posts: z.array(Post),
})

export const accounts = {
  password: endpoint({
    method: 'POST',
    path: '/api/sign-in/password',
    says: 'Staff sign in by name and password; a second step follows where one is enrolled.',
    input: z.object({ username: Username, password: z.string().min(1).max(200) }),
    reply: Entry,
  }),
  totp: endpoint({
    method: 'POST',
    path: '/api/sign-in/totp',
    says: 'The second step: the six digits of the authenticator.',
    input: z.object({ ticket: z.string().min(10).max(200), code: Code }),
    reply: Entry,
  }),
  passkeyOptions: endpoint({
    method: 'POST',
    path: '/api/sign-in/passkey/options',
    says: 'What a browser needs to offer its passkeys.',
    input: z.object({}),
    reply: z.object({ ticket: z.string(), options: WebAuthn }),
  }),
  passkey: endpoint({
    method: 'POST',
    path: '/api/sign-in/passkey',
    says: 'Sign in by passkey.',
    input: z.object({ ticket: z.string().min(10).max(200), answer: WebAuthn }),
    reply: Entry,
  }),
  phone: endpoint({
    method: 'POST',
    path: '/api/sign-in/phone',
    says: 'Sends a six-digit code to a resident’s phone; the answer never tells whether the number is known.',
    input: z.object({ phone: Phone }),
    /** `shown` only in the demonstration, where no SMS leaves the machine. */
    reply: z.object({ sent: z.literal(true), shown: z.string().optional() }),
  }),
  phoneConfirm: endpoint({
    method: 'POST',
    path: '/api/sign-in/phone/confirm',
    says: 'Sign in with the code that came to the phone.',
    input: z.object({ phone: Phone, code: Code }),
    reply: Entry,
  }),
  demoPeople: endpoint({
    method: 'GET',
    path: '/api/sign-in/demonstration',
    says: 'The people of the demonstration workspace; none outside it.',
    input: z.object({}),
    reply: z.array(
      z.object({
        accountId: Id,
        name: z.string(),
        role: RoleId,
        unit: UnitBrief,
        province: z.string(),
      }),
    ),
  }),
  demo: endpoint({
    method: 'POST',
    path: '/api/sign-in/demonstration',
    says: 'One click in as a person of the demonstration.',
    input: z.object({ accountId: Id }),
    reply: Entry,
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/api/sign-out',
    says: 'Ends this session.',
    input: z.object({}),
    reply: Done,
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/me',
    says: 'Who is signed in, which posts they hold, what they may do.',
    input: z.object({}),
    reply: Me,
  }),
  changeMe: endpoint({
    method: 'PATCH',
    path: '/api/me',
    says: 'Changes one’s own name, language or text size.',
    input: z.object({
      name: Line.max(80).optional(),
      language: z.enum(['vi', 'en']).optional(),
      largeText: z.boolean().optional(),
    }),
    reply: Me,
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/api/me/sessions',
    says: 'One’s open sessions: which device, since when, last seen.',
    input: z.object({}),
    reply: z.array(
      z.object({
        id: Id,
        device: z.string(),
        strength: Strength,
        openedAt: Moment,
        seenAt: Moment,
        current: z.boolean(),
      }),
    ),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/api/me/sessions/:id',
    says: 'Ends one of one’s sessions at once.',
    input: z.object({ id: Id }),
    reply: Done,
  }),
  startTotp: endpoint({
    method: 'POST',
    path: '/api/me/totp',
    says: 'Begins enrolling an authenticator: the secret as text and as an otpauth address.',
    input: z.object({}),
    reply: z.object({ secret: z.string(), address: z.string() }),
  }),
  confirmTotp: endpoint({
    method: 'POST',
    path: '/api/me/totp/confirm',
    says: 'Proves the authenticator works; from then on it is asked for.',
    input: z.object({ code: Code }),
    reply: Done,
  }),
  passkeyEnrolOptions: endpoint({
    method: 'POST',
    path: '/api/me/passkeys/options',
    says: 'What a browser needs to make a passkey for this account.',
    input: z.object({}),
    reply: z.object({ ticket: z.string(), options: WebAuthn }),
  }),
  passkeyEnrol: endpoint({
    method: 'POST',
    path: '/api/me/passkeys',
    says: 'Keeps a new passkey.',
    input: z.object({ ticket: z.string().min(10).max(200), name: Line.max(60), answer: WebAuthn }),
    reply: Done,
  }),
  forgetPasskey: endpoint({
    method: 'DELETE',
    path: '/api/me/passkeys/:id',
    says: 'Forgets a passkey.',
    input: z.object({ id: z.string().min(1).max(400) }),
    reply: Done,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/me/password',
    says: 'Changes one’s password and ends every other session.',
    input: z.object({ current: z.string().min(1).max(200), next: Password }),
    reply: Done,
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/invites',
    says: 'Makes an invitation (a link and QR) for one role at one unit.',
    input: z.object({
      keeperId: Id,
      unitId: Id,
      role: RoleId,
      days: z.number().int().min(1).max(30),
      uses: z.number().int().min(1).max(60),
    }),
    reply: z.object({ id: Id, address: z.string(), until: Moment }),
  }),
  withdrawInvite: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/invites/:id',
    says: 'Withdraws an invitation.',
    input: z.object({ keeperId: Id, id: Id }),
    reply: Done,
  }),
  readInvite: endpoint({
    method: 'GET',
    path: '/api/invites/:token',
    says: 'What an invitation is for, before it is taken up.',
    input: z.object({ token: z.string().min(10).max(200) }),
    reply: z.object({ role: RoleId, unit: UnitBrief, until: Moment }),
  }),
  takeInvite: endpoint({
    method: 'POST',
    path: '/api/invites/:token',
    says: 'Takes up an invitation: a code goes to the phone, and confirming it makes the account and its post.',
    input: z.object({
      token: z.string().min(10).max(200),
      name: Line.max(80),
      phone: Phone,
      code: Code.optional(),
    }),
    reply: z.object({ next: z.enum(['code', 'inside']), shown: z.string().optional() }),
  }),
  people: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/people',
    says: 'The people who hold posts in a commune’s books.',
    input: z.object({ keeperId: Id }),
    reply: z.array(Person),
  }),
  addStaff: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/people',
    says: 'Makes a staff account with its first post; the password is said once.',
    input: z.object({
      keeperId: Id,
      name: Line.max(80),
      username: Username,
      role: RoleId,
      unitId: Id,
    }),
    reply: z.object({ accountId: Id, password: z.string() }),
  }),
  grantPost: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/posts',
    says: 'Gives somebody a post at a unit.',
    input: z.object({
      keeperId: Id,
      accountId: Id,
      role: RoleId,
      unitId: Id,
      since: Day.optional(),
    }),
    reply: Post,
  }),
  endPost: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/posts/:id',
    says: 'Ends a post; what was done under it stays.',
    input: z.object({ keeperId: Id, id: Id }),
    reply: Done,
  }),
  firstAdministrator: endpoint({
    method: 'POST',
    path: '/api/first-administrator/:token',
    says: 'Makes the first administrator, by the one-time link that the first start prints.',
    input: z.object({
      token: z.string().min(10).max(200),
      name: Line.max(80),
      username: Username,
      password: Password,
    }),
    reply: Entry,
  }),
}

export type Me = z.output<typeof Me>
export type Post = z.output<typeof Post>
export type Strength = z.output<typeof Strength>
