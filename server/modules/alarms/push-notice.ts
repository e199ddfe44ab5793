import type { House } from '../../platform/context.ts'
import { openPush } from './push-send.ts'
import { readSubscriptions } from './push-subscriptions.ts'

/** A notice that is no alarm: a newer one with the same topic takes its place. */
type Notice = { topic: string; payload: (language: 'vi' | 'en') => object }

/** Wakes the browsers of these people for something other than an alarm; answers whom it reached. */
export async function wakePeople(house: House, accountIds: string[], { topic, payload }: Notice) {
  const push = openPush(house)
  const reached = new Set<string>()
  const browsers = await Promise.all(accountIds.map((id) => readSubscriptions(house, id)))
  await Promise.all(
    browsers.flat().map(async (browser) => {
      const how = await push
        .send(browser, { topic, payload: payload(browser.language) })
        .catch(() => 'failed')
      if (how === 'sent') reached.add(browser.accountId)
    }),
  )
  push.close()
  return reached
}
