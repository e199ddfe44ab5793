import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../platform/errors.ts'
import type { Drawing, Language, Page } from './sealed-drawing.ts'
import { deskWithKeys } from './sealed-late.ts'
import type { Sealed } from './sealed-parts.ts'

/** The pages of the door as one language sees them. */
export type Pages = {
  root: string
  language: Language
  drawing: NonNullable<Drawing>
  sealed: Sealed
}

/** The desk a page is about, or a refusal where its address names none. */
export function keeperIn({ params }: FastifyRequest) {
  const { keeperId } = params as { keeperId: string }
  if (!z.uuid().safeParse(keeperId).success) throw new Refusal(404, 'desk.not_found')
  return keeperId
}

/** The form for a desk, with what was already typed into it. */
export async function formPage(
  { sealed }: Pages,
  keeperId: string,
  { typed = {}, wrong = [] }: { typed?: Record<string, string>; wrong?: string[] } = {},
): Promise<Page> {
  const { mark, standing: _, recipients: __, ...desk } = await deskWithKeys(sealed, keeperId)
  const above = desk.aboveId ? await deskWithKeys(sealed, desk.aboveId) : undefined
  const categories = [...sealed.catalog.tips.categories.values()]
  const ticket = crypto.randomUUID()
  return { page: 'form', desk, above, mark, categories, ticket, typed, wrong }
}

/** Where the code is typed. */
export function lookPage({ sealed }: Pages, wrong: string[] = []): Page {
  return { page: 'look', catalog: listed(sealed), wrong }
}

/** What names the things in a thread. */
export function listed({ catalog: { tips } }: Sealed) {
  return {
    categories: [...tips.categories.values()],
    outcomes: [...tips.outcomes.values()],
    bodies: [...tips.bodies.values()],
    reasons: [...tips.openingReasons.values()],
  }
}

/** Draws a page and sends it, kept by nobody. */
export function showPage(
  { drawing, language }: Pages,
  reply: FastifyReply,
  here: string,
  page: Page,
) {
  return (
    reply
      // A form says where it comes from to us alone, so that we can tell it from a stranger’s page.
      .header('referrer-policy', 'same-origin')
      .type('text/html; charset=utf-8')
      .send(drawing.draw(page, language, here))
  )
}
