import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { figures } from '../../contract/figures.ts'
import { asking } from '../lib/call.ts'
import { whoAmI } from '../lib/me.ts'

/** The facts a visitor's first page is drawn from; they travel with it. */
export type Facts = { published: z.output<typeof figures.published.reply> }

/** Takes these facts as answered, so that the page draws the same on the server and in the browser. */
export function takeFacts(client: QueryClient, { published }: Facts) {
  client.setQueryData(asking(figures.published, {}).queryKey, published)
  // Drawn for a stranger; whether its reader is one is asked again at once.
  client.setQueryData(whoAmI.queryKey, null, { updatedAt: 0 })
}
