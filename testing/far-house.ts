import { join } from 'node:path'
import type { z } from 'zod'
import type { Strength } from '../contract/accounts.ts'
import type { RoleEntry } from '../contract/catalog.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { openSession } from '../server/modules/accounts/module.ts'
import { loadCatalog } from '../server/platform/catalog.ts'
import type { connect } from '../server/platform/db/connect.ts'
import { inScope, itself } from '../server/platform/db/scope.ts'
import { root } from '../server/platform/root.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import type { Person, TestHouse } from '../server/testing/house.ts'
import { placesFor } from '../server/testing/places.ts'

/** What stories ask of a house and put into its tables, for a house that runs as a process of its own. */
export async function farHouse(db: ReturnType<typeof connect>['db'], address: string) {
  const post = postTo(address)
  return {
    db,
    house: { catalog: await loadCatalog(join(root, 'catalog')) },
    ...placesFor(db),
    async person(
      role: RoleEntry['id'],
      { id: unitId, keeperId }: { id: string; keeperId: string },
      {
        strength = 'strong',
        name = 'Nguyễn Văn Thử',
      }: Partial<{ strength: Strength; name: string }> = {},
    ): Promise<Person> {
      const accountId = uuid7()
      const held = { id: uuid7(), accountId, role, unitId, keeperId, since: '2020-01-01' }
      await db.insertInto('accounts.account').values({ id: accountId, keeperId, name }).execute()
      await db.insertInto('accounts.post').values(held).execute()
      const opening = { accountId, keeperId, strength, device: 'thử' }
      const { token } = await inScope(db, itself, (inside) =>
        openSession({ db: inside, house: undefined as never }, opening),
      )
      return { accountId, cookie: `binh_yen=${token}` }
    },
    ask: (async <Input extends z.ZodType, Reply extends z.ZodType>(
      as: Person | undefined,
      at: Endpoint<Input, Reply>,
      input: z.input<Input>,
    ) => {
      const given = input as Record<string, unknown>
      const { status, body } = await post(at, given, { cookie: as?.cookie })
      return { status, body: body as z.output<Reply>, cookie: '' }
    }) as TestHouse['ask'],
  }
}

/** How a page carries one question to the sealed door; `file`: content beside `about`. */
export type Post = (
  at: { method: string; path: string },
  input: Record<string, unknown>,
  file?: Blob,
) => Promise<unknown>

/** The way a page of the door asks, from far away. */
export function doorPost(address: string): Post {
  const post = postTo(address)
  return async (at, input, file) => {
    const { status, body } = await post(at, input, { file })
    if (status !== 200) throw new Error(`${at.path}: ${status} ${JSON.stringify(body)}`)
    return body
  }
}

type More = { cookie?: string | undefined; file?: Blob | undefined }

function postTo(address: string) {
  return async (
    { method, path }: { method: string; path: string },
    input: Record<string, unknown>,
    { cookie = '', file }: More,
  ) => {
    const rest = { ...input }
    const url = path.replace(/:(\w+)/g, (_, name: string) => {
      const value = rest[name] as string
      delete rest[name]
      return encodeURIComponent(value)
    })
    const said = JSON.stringify(rest)
    const json = { 'content-type': 'application/json' }
    const reply = await (method === 'GET'
      ? fetch(address + url, { headers: { cookie } })
      : file
        ? fetch(address + url, { method, body: formOf(said, file) })
        : fetch(address + url, { method, headers: { cookie, ...json }, body: said }))
    return { status: reply.status, body: (await reply.json()) as unknown }
  }
}

function formOf(about: string, file: Blob) {
  const form = new FormData()
  form.append('about', about)
  form.append('file', file, 'sealed')
  return form
}
