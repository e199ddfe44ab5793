import type { Config } from './config.ts'
import { leaveForGammu } from './gammu.ts'

/** Carries words out of the house to a phone. */
type Carrier = {
  name: 'gateway' | 'gammu' | 'on_screen'
  send(phone: string, text: string): Promise<void>
}

const patience = 5000

/** The carrier this house was given; none: words cannot leave it. */
export function carrierOf(config: Pick<Config, 'smsUrl' | 'demonstration'>): Carrier | undefined {
  if (config.smsUrl?.startsWith('gammu:')) return gammu(config.smsUrl)
  if (config.smsUrl) return gateway(config.smsUrl)
  return config.demonstration ? onScreen : undefined
}

/** In the demonstration nothing leaves the machine: whoever asked shows the words instead. */
const onScreen: Carrier = { name: 'on_screen', send: async () => undefined }

/** A GSM modem on this machine, kept by Gammu SMSD: taken over by it, and sent when the modem can. */
function gammu(url: string): Carrier {
  return { name: 'gammu', send: (phone, text) => leaveForGammu(url, phone, text) }
}

/** An SMS gateway spoken to over HTTP: `{ to, text }`; any answer but a 2xx is tried again later. */
function gateway(url: string): Carrier {
  return {
    name: 'gateway',
    async send(to, text) {
      const { username, password, href } = withoutSecret(url)
      const answer = await fetch(href, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(username ? { authorization: `Basic ${btoa(`${username}:${password}`)}` } : {}),
        },
        body: JSON.stringify({ to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      await answer.body?.cancel()
      if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`)
    },
  }
}

// `fetch` refuses an address with a name and password in it; they travel in a header.
function withoutSecret(address: string) {
  const url = new URL(address)
  const [username, password] = [url.username, url.password].map(decodeURIComponent)
  url.username = ''
  url.password = ''
  return { username, password, href: url.href }
}
