import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { codeIn, receiptOf } from '../../../sealing/receipt.ts'
import { Refusal } from '../../platform/errors.ts'
import { type Fields, fieldsIn } from './sealed-fields.ts'
import {
  addFiles,
  deskWithKeys,
  openedFile,
  openedThread,
  type Said,
  sealAndKeep,
  sealAndSay,
} from './sealed-late.ts'
import { keysIn } from './receipt-keys.ts'
import { type Line, line } from './sealed-line.ts'
import { formPage, keeperIn, listed, lookPage, type Pages, showPage } from './sealed-showing.ts'
import { actOn, fileFor, nothingThere, threadOf } from './sealed-thread.ts'
import { onTheBeat } from './sealed-time.ts'
import { type Tide, tide } from './sealed-tide.ts'

/** Without a script nobody can be asked to work: what is limited is how many come at all, whoever they are. */
const mostTips = 30
const writing = { together: 2, waiting: 8 }
const looking = { together: 1, waiting: 20 }
const mostTickets = 10_000

type Limits = { tips: Tide; writers: Line; lookers: Line; used: Set<string> }
type Door = Limits & { pages: Pages }

/** How much is taken in at once, whichever language it comes in. */
export function openLimits(): Limits {
  return { tips: tide(), writers: line(writing), lookers: line(looking), used: new Set() }
}

/** The forms of a browser without a script: read, sealed and forgotten here. */
export async function unscriptedDoor(app: FastifyInstance, door: Door) {
  const { pages } = door
  // A file that is too long is said so on the page, which keeps all the rest.
  await app.register(multipart, { throwFileSizeLimit: false })
  app.post(`${pages.root}/gui/:keeperId`, { onRequest: ownForm }, (request, reply) =>
    door.writers(() => takeForm(door, request, reply)),
  )
  app.post(`${pages.root}/hoi-am`, { onRequest: ownForm }, (request, reply) =>
    door.lookers(() => onTheBeat(() => answerLook(door, request, reply))),
  )
}

/** A stranger's page cannot make its readers send us anything. Tor Browser may keep its origin to itself. */
async function ownForm({ headers }: FastifyRequest) {
  const { origin, host, 'sec-fetch-site': site } = headers
  const foreign =
    origin && origin !== 'null' && !(URL.canParse(origin) && new URL(origin).host === host)
  if (foreign || (site && site !== 'same-origin')) throw new Refusal(403, 'origin.foreign')
}

async function takeForm(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { pages } = door
  const keeperId = keeperIn(request)
  const fields = await fieldsIn(request)
  try {
    const said = await saidIn(door, keeperId, fields)
    const { code, filesLeft } = await sealAndKeep(pages.sealed, said)
    remember(door, fields)
    const desk = nameOf(await deskWithKeys(pages.sealed, said.keeperId))
    return await showPage(pages, reply, '/', { page: 'code', code, desk, filesLeft })
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    const { typed } = fields
    const wrong = reason.fields.length > 0 ? reason.fields.map(({ code }) => code) : [reason.code]
    const page = await formPage(pages, keeperId, { typed, wrong })
    return showPage(pages, reply.code(reason.status), `/gui/${keeperId}`, page)
  }
}

/** What was written, ready to be sealed; or a refusal that names every blank to look at again. */
async function saidIn(
  { pages, tips, used }: Door,
  keeperId: string,
  fields: Fields,
): Promise<Said> {
  const { typed, files } = fields
  const filled = (name: string, most = 500) => (typed[name] ?? '').slice(0, most)
  const category = filled('category')
  const named = typed['named'] === 'yes'
  const wrong = [
    ...fields.wrong,
    ...(pages.sealed.catalog.tips.categories.has(category) ? [] : ['missing_category']),
    ...(filled('text') ? [] : ['missing_text']),
    ...(named && !filled('name') ? ['missing_name'] : []),
  ]
  if (wrong.length > 0)
    throw new Refusal(
      400,
      'invalid_input',
      wrong.map((code) => ({ path: 'form', code })),
    )
  if (used.has(typed['ticket'] ?? '')) throw new Refusal(409, 'tip.sent_before')
  tips.rise()
  if (tips.perMinute() > mostTips) throw new Refusal(503, 'tip.too_many_now')
  const asks = pages.sealed.catalog.tips.categories.get(category)?.asks ?? []
  return {
    keeperId: typed['aboutDesk'] === 'yes' ? await aboveOf(pages, keeperId) : keeperId,
    category,
    urgent: typed['urgent'] === 'yes',
    words: {
      text: filled('text', 10_000),
      where: filled('where'),
      when: filled('when'),
      answers: asks.map((_, at) => filled(`answer-${category}-${at}`)),
    },
    ...(named && { identity: { name: filled('name', 200), contact: filled('contact', 200) } }),
    files,
  }
}

async function aboveOf({ sealed }: Pages, keeperId: string) {
  const { aboveId } = await deskWithKeys(sealed, keeperId)
  if (!aboveId) throw new Refusal(409, 'desk.none_above')
  return aboveId
}

/** A page sent twice would be a second tip with a second code, and the first code would be on no paper. */
function remember({ used }: Door, { typed }: Fields) {
  const [oldest] = used
  if (used.size >= mostTickets && oldest) used.delete(oldest)
  used.add(typed['ticket'] ?? '')
}

async function answerLook({ pages }: Door, request: FastifyRequest, reply: FastifyReply) {
  const { sealed, drawing, language } = pages
  const { typed, files, wrong } = await fieldsIn(request)
  try {
    const code = codeIn(typed['code'] ?? '')
    if (!code) throw new Refusal(400, 'receipt.mistyped')
    const keys = await keysIn(code)
    const receipt = Buffer.from(receiptOf(keys.bearer))
    const before = await threadOf(sealed, receipt)
    if (!before) {
      sealed.labour.misses.rise()
      throw nothingThere()
    }
    if (typed['act'] === 'file') return await sendFile({ pages, keys, receipt }, typed, reply)
    const { keeperId } = before
    const did = await doAct({ pages, receipt, keeperId }, typed, { files, wrong })
    const thread = await openedThread((await threadOf(sealed, receipt)) ?? before, keys)
    const desk = await deskWithKeys(sealed, keeperId).then(nameOf, () => '')
    const lists = drawing.listsOf(listed(sealed), language)
    const page = {
      page: 'thread',
      ...lists,
      thread,
      desk,
      code,
      typed: did.wrong ? typed : {},
      ...did,
    }
    return await showPage(pages, reply, '/hoi-am', page)
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    return showPage(pages, reply.code(reason.status), '/hoi-am', lookPage(pages, [reason.code]))
  }
}

type Behind = { pages: Pages; receipt: Buffer; keeperId: string }
type Did = { done?: string; wrong?: string[] }

/** Does what the sender asked for behind their receipt, and says how it went. */
async function doAct(
  { pages: { sealed }, receipt, keeperId }: Behind,
  typed: Fields['typed'],
  { files, wrong }: Pick<Fields, 'files' | 'wrong'>,
): Promise<Did> {
  const { act = '', text = '' } = typed
  try {
    if (act === 'say') {
      if (!text) return { wrong: ['missing_text'] }
      await sealAndSay(sealed, { receipt, keeperId, text: text.slice(0, 10_000) })
    } else if (act === 'attach') {
      if (wrong.length > 0 || files.length === 0) return { wrong }
      const left = await addFiles(sealed, { receipt, keeperId, files })
      if (left > 0) return { wrong: ['tip.files_full'] }
    } else if (act === 'dispute' || act === 'erase' || act === 'unname') {
      await actOn(sealed, receipt, act)
    } else return {}
    return { done: `done_${act}` }
  } catch (reason) {
    if (reason instanceof Refusal) return { wrong: [reason.code] }
    throw reason
  }
}

type Reader = { pages: Pages; keys: Awaited<ReturnType<typeof keysIn>>; receipt: Buffer }

/** Saved, never shown: nothing a stranger sent opens by itself in this browser. */
async function sendFile(
  { pages: { sealed }, keys, receipt }: Reader,
  typed: Fields['typed'],
  reply: FastifyReply,
) {
  const id = typed['file'] ?? ''
  const found = /^[0-9a-f-]{36}$/.test(id) ? await fileFor(sealed, receipt, id) : undefined
  if (!found) throw nothingThere()
  const bytes = await openedFile(found, keys)
  const thread = await threadOf(sealed, receipt)
  const { files } = thread ? await openedThread(thread, keys) : { files: [] }
  const name = files.find((file) => file.id === id)?.about?.name ?? 'file'
  return reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('application/octet-stream')
    .send(Buffer.from(bytes))
}

const nameOf = ({ title, name }: { title: string; name: string }) =>
  `${title.charAt(0).toLocaleLowerCase('vi')}${title.slice(1)} ${name}`
