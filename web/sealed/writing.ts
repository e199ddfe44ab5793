import { sendFile, type Ready } from '../lib/sealed/attach.ts'
import type { Desk } from '../lib/sealed/desk.ts'
import { post } from '../lib/sealed/door.ts'
import { type Envelope, newEnvelope, type Said, sendTip } from '../lib/sealed/send.ts'
import { unitName } from '../lib/unit-name.ts'
import { hearFiles } from './chosen.ts'
import { codePage } from './code-page.ts'
import type { Look } from './facts.ts'
import { busy, show, sorry, tell } from './here.ts'
import { fill } from './html.ts'

/** Seals what is written here and sends it; the form itself never leaves. */
export function hearTip(form: HTMLFormElement, look: Look) {
  const { words } = look
  const files = hearFiles(look, form)
  let envelope: Promise<Envelope> | undefined

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void busy(form, send)
  })

  async function send() {
    const said = saidIn(form)
    if (!said.words.text) return sorry(look, form, 'missing_text')
    if (said.identity && !said.identity.name) return sorry(look, form, 'missing_name')
    try {
      // The same envelope when it is tried again: however often it is sent, it is one tip.
      envelope ??= newEnvelope()
      const { code, ...sealing } = await envelope
      const ready = await files()
      const desk = await sendTip(post, { code, ...sealing }, said, (step) =>
        tell(words[`step_${step}`]),
      )
      const filesLeft = await sendFiles(look, { desk, bearer: sealing.keys.bearer, ready })
      form.reset()
      show(codePage(look, { code, desk: unitName(desk), filesLeft }))
    } catch (reason) {
      tell()
      sorry(look, form, reason)
      const button = form.querySelector('button.main')
      if (button) button.textContent = words.tryAgain
    }
  }
}

type Sending = { desk: Desk; bearer: Uint8Array; ready: Ready[] }

/** Sends files one after the other, and says how many could not be sent. */
export async function sendFiles({ words }: Look, { desk, bearer, ready }: Sending) {
  let left = 0
  for (const [at, file] of ready.entries()) {
    tell(fill(words.step_file, { number: at + 1, count: ready.length }))
    await sendFile(post, desk, bearer, file).catch(() => (left += 1))
  }
  return left
}

/** What was typed, as it will be sealed. */
function saidIn(form: HTMLFormElement): Said {
  const typed = new FormData(form)
  const line = (name: string) => {
    const value = typed.get(name)
    return typeof value === 'string' ? value.trim().normalize('NFC') : ''
  }
  const category = line('category')
  const answers = [...typed.keys()].filter((name) => name.startsWith(`answer-${category}-`))
  return {
    keeperId: form.dataset['keeper'] ?? '',
    aboutThisDesk: line('aboutDesk') === 'yes',
    category,
    urgent: line('urgent') === 'yes',
    words: {
      text: line('text'),
      where: line('where'),
      when: line('when'),
      answers: answers.map(line),
    },
    ...(line('named') === 'yes' && { identity: { name: line('name'), contact: line('contact') } }),
  }
}
