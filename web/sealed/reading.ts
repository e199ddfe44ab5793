import { deskOf } from '../lib/sealed/desk.ts'
import { post } from '../lib/sealed/door.ts'
import { act, keysIn, readFile, readThread, say, type Thread } from '../lib/sealed/thread.ts'
import { unitName } from '../lib/unit-name.ts'
import { hearFiles } from './chosen.ts'
import type { Lists, Look, ThreadFacts } from './facts.ts'
import { busy, show, sorry, tell } from './here.ts'
import { threadPage } from './thread-page.ts'
import { sendFiles } from './writing.ts'

type Keys = Awaited<ReturnType<typeof keysIn>>
type Reader = { look: Look; lists: Lists; keys: Keys }

/** Opens a thread by its code, here: the code never leaves, nor does anything that was opened. */
export function hearLook(form: HTMLFormElement, look: Look) {
  const held = document.querySelector('#lists')?.textContent ?? '{}'
  const lists = JSON.parse(held) as Lists
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void busy(form, async () => {
      const typed = new FormData(form).get('code')
      tell(look.words.step_looking)
      await keysIn(typeof typed === 'string' ? typed : '')
        .then((keys) => shown({ look, lists, keys }))
        .catch((reason: unknown) => {
          tell()
          sorry(look, form, reason)
        })
    })
  })
}

async function shown(reader: Reader, done?: ThreadFacts['done']) {
  const { look, lists, keys } = reader
  const thread = await readThread(post, keys)
  const desk = await deskOf(post, thread.keeperId).then(unitName, () => '')
  show(threadPage(look, { ...lists, thread, desk, ...(done && { done }) }))
  for (const each of document.querySelectorAll<HTMLFormElement>('#main form'))
    hearAct(reader, thread, each)
}

function hearAct(reader: Reader, thread: Thread, form: HTMLFormElement) {
  const { look, keys } = reader
  const files = hearFiles(look, form)
  // Made once: a letter sent twice is one.
  const id = crypto.randomUUID()

  async function doIt(what: string, typed: FormData) {
    const { keeperId } = thread
    const { bearer } = keys
    const line = (name: string) => {
      const value = typed.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    switch (what) {
      case 'say': {
        const text = line('text').normalize('NFC')
        if (!text) return sorry(look, form, 'missing_text')
        tell(look.words.step_sealing)
        await say(post, { keeperId, bearer, id, text })
        return shown(reader, 'done_say')
      }
      case 'attach': {
        const ready = await files()
        if (ready.length === 0) return
        const desk = await deskOf(post, keeperId)
        const left = await sendFiles(look, { desk, bearer, ready })
        if (left > 0) return sorry(look, form, 'network')
        return shown(reader, 'done_attach')
      }
      case 'file':
        tell(look.words.step_looking)
        await save(keys, thread, line('file'))
        return tell()
      case 'dispute':
      case 'erase':
      case 'unname':
        tell(look.words.step_sending)
        await act(post, bearer, what)
        return shown(reader, `done_${what}`)
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const button = event.submitter
    const what = button instanceof HTMLButtonElement ? button.value : ''
    const typed = new FormData(form)
    void busy(form, () => doIt(what, typed)).catch((reason: unknown) => {
      tell()
      sorry(look, form, reason)
    })
  })
}

/** Saved, never shown: what a stranger's file does when it is opened is not for this page to find out. */
async function save(keys: Keys, { files }: Thread, id: string) {
  const bytes = (await readFile(post, keys, id)) as Uint8Array<ArrayBuffer>
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = files.find((file) => file.id === id)?.about?.name ?? 'file'
  link.click()
  URL.revokeObjectURL(url)
}
