import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import pg from 'pg'

/** How often a statement is met on a connection before it is worth keeping there prepared. */
const worthKeeping = 5
/** How many a connection keeps: beyond that they are sent whole, as everywhere. */
const mostKept = 200

type Inner = { connection: { stream: Duplex } }

/**
 * A connection that spares the server work: a statement it has met a few times is kept prepared, and
 * everything said in one turn of the event loop goes out as one packet.
 */
export class FlightClient extends pg.Client {
  readonly #met = new Map<string, number>()
  readonly #kept = new Map<string, string>()
  #boarding = false

  // The signatures of pg's query are many; Kysely and this house use text with values.
  // oxlint-disable-next-line typescript/no-explicit-any -- pg's own overloads are not assignable to one
  override query(...given: any[]): any {
    this.#board()
    const [text, values] = given as [unknown, unknown]
    if (
      typeof text === 'string' &&
      Array.isArray(values) &&
      values.length > 0 &&
      given.length === 2
    ) {
      const name = this.#nameOf(text)
      if (name) return super.query({ name, text, values })
    }
    return super.query(...(given as [string]))
  }

  #nameOf(text: string) {
    const kept = this.#kept.get(text)
    if (kept || this.#kept.size >= mostKept) return kept
    const times = (this.#met.get(text) ?? 0) + 1
    this.#met.set(text, times)
    if (times >= worthKeeping) {
      this.#kept.set(text, createHash('sha1').update(text).digest('base64url'))
      this.#met.delete(text)
    }
    if (this.#met.size > mostKept * 4) this.#met.clear()
    return undefined
  }

  #board() {
    if (this.#boarding) return
    const { stream } = (this as unknown as Inner).connection
    this.#boarding = true
    stream.cork()
    setImmediate(() => {
      this.#boarding = false
      stream.uncork()
    })
  }
}
