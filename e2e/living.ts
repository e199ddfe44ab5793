import type { Page } from 'playwright-core'
import type { z } from 'zod'
import { accounts } from '../contract/accounts.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { models } from '../contract/models.ts'
import { today } from '../server/platform/days.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { addressOf } from '../web/lib/call.ts'

/** What the house answers whoever has this page open; what it refuses is an error. */
export async function ask<Input extends z.ZodType, Reply extends z.ZodType>(
  page: Page,
  at: Endpoint<Input, Reply>,
  input: z.input<Input>,
): Promise<z.output<Reply>> {
  const reply = await tryTo(page, at, input)
  if (!reply.ok()) throw new Error(`${at.path}: ${await reply.text()}`)
  return (await reply.json()) as z.output<Reply>
}

/** The same, whatever the house says to it. */
export async function tryTo<Input extends z.ZodType, Reply extends z.ZodType>(
  page: Page,
  at: Endpoint<Input, Reply>,
  input: z.input<Input>,
) {
  const { origin } = new URL((await page.request.get(accounts.me.path)).url())
  const { url, rest } = addressOf(at, input as Record<string, unknown>)
  const body = at.method === 'GET' || at.method === 'DELETE' ? {} : { data: rest }
  return page.request.fetch(url, { method: at.method, headers: { origin }, ...body })
}

/** Who somebody is, and the first place they hold a post at. */
export async function postOf(page: Page) {
  const { id, name, posts } = await ask(page, accounts.me, {})
  const [post] = posts
  if (!post) throw new Error('no post')
  return { accountId: id, name, unitId: post.unit.id, keeperId: post.keeperId }
}

type NewModel = { type: string; name: string; unitId: string }
const course = ['consulting', 'approved', 'launched'] as const

/** An officer enters a model that no other story touches; it is at work, unless it is to begin. */
export async function enterModel(
  officer: Page,
  { type, name, unitId }: NewModel,
  until: 'proposed' | 'launched' = 'launched',
) {
  const { keeperId } = await postOf(officer)
  const at = { keeperId, id: uuid7() }
  const on = today()
  let { edition } = await ask(officer, models.register, {
    ...at,
    unitId,
    type,
    name,
    foundedOn: on,
  })
  for (const state of until === 'launched' ? course : []) {
    const said = { ...at, edition, state, on, reason: 'Bà con đồng lòng.' }
    edition = (await ask(officer, models.settle, said)).edition
  }
  return { keeperId, modelId: at.id, page: `/xa/${keeperId}/mo-hinh/${at.id}` }
}

/** From the page of a model to a chapter of its life. */
export async function openChapter(page: Page, model: { page: string }, chapter: string) {
  await page.goto(model.page)
  await toChapter(page, chapter)
}

/** To a chapter of the model whose page is open. */
export async function toChapter(page: Page, chapter: string) {
  await page.locator('.chapters').getByRole('link', { name: chapter }).click()
  await page.locator('.chapters').waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Times of a shift that may be begun now, as a clock on the wall in Việt Nam shows them. */
export function aroundNow() {
  const minutes = Math.floor((Date.now() / 60_000 + 7 * 60) % 1440)
  const clock = (at: number) =>
    [Math.floor(at / 60) % 24, at % 60].map((part) => String(part).padStart(2, '0')).join(':')
  const from = Math.max(0, minutes - 10)
  return { from: clock(from), to: clock(from + 180) }
}
