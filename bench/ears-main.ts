import { connect } from 'node:net'
import type { Ear } from './ears.ts'
import { moment } from './numbers.ts'

/**
 * The listening side, a program of its own and the same whoever speaks: open sockets, and the moment at
 * which each of them had the whole of what it waits for.
 */
const waited = new Map<string, { left: number; at: number[] }>()
const needle = '"id":"'
const [newline, brace] = Buffer.from('\n}')

function answer(said: object) {
  if (process.connected) process.send?.(said)
}

function heard(id: string, already: Set<string>) {
  const one = waited.get(id)
  if (!one || already.has(id)) return
  already.add(id)
  one.at.push(moment())
  one.left -= 1
  if (one.left === 0 && [...waited.values()].every(({ left }) => left === 0)) tell()
}

/** What was heard so far; everything, when nothing was lost. */
function tell() {
  answer({ heard: Object.fromEntries([...waited].map(([id, { at }]) => [id, at])) })
  waited.clear()
}

function listen({ port, says, ready }: Ear) {
  return new Promise<void>((resolve, reject) => {
    // One buffer for all: what arrives is looked at before anything else can arrive.
    let open = false
    let held = ''
    const already = new Set<string>()
    const socket = connect({
      port,
      host: '127.0.0.1',
      onread: {
        buffer: shared,
        callback(length) {
          const ends = shared[length - 1]
          const text = held + shared.toString('latin1', 0, length)
          if (!open && text.includes(ready)) {
            open = true
            held = ''
            resolve()
            return true
          }
          held = !open || (ends !== newline && ends !== brace) ? text : ''
          if (held) return true
          for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 40))
            heard(text.slice(at + 6, at + 42), already)
          return true
        },
      },
    })
    socket.setNoDelay(true)
    socket.once('error', reject)
    socket.once('close', () => {
      if (open) answer({ failed: 'a listener was cut off' })
      else reject(new Error(`not let in: ${JSON.stringify(held)}`))
    })
    socket.write(says, 'latin1')
  })
}

const shared = Buffer.alloc(64 * 1024)

async function openAll(ears: Ear[]) {
  const left = [...ears]
  const doors = Array.from({ length: 32 }, async () => {
    for (let next = left.shift(); next; next = left.shift()) await listen(next)
  })
  await Promise.all(doors)
  answer({ open: ears.length })
}

type Asked = { open: Ear[] } | { listen: Record<string, number> } | { enough: true }

process.on('message', (asked: Asked) => {
  if ('open' in asked) {
    openAll(asked.open).catch((reason: unknown) => answer({ failed: String(reason) }))
  } else if ('listen' in asked) {
    for (const [id, left] of Object.entries(asked.listen)) waited.set(id, { left, at: [] })
    answer({ listening: true })
  } else tell()
})

process.once('disconnect', () => process.exit())
