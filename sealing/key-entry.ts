export type DeskKey = {
  id: string
  accountId: string
  holder: 'officer' | 'custodian'
  recipient: string
  verifier: string
}

/**
 * found: the first officer's key, signed by itself. admit, retire: a key comes or goes. escrow: the shared
 * key of the desk was made anew, for these holders. `by`, `also`: the keys that signed.
 */
export type KeyEntry = {
  desk: string
  seq: number
  on: string
  act: 'found' | 'admit' | 'retire' | 'escrow'
  key?: DeskKey
  escrow?: Escrow
  by: string
  also?: string
  prev: string
}

export type Escrow = { recipient: string; holders: string[] }

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const recipient = /^age1[a-z0-9]{58}$/
const verifier = /^[A-Za-z0-9+/]{43}=$/
const day = /^\d{4}-\d\d-\d\d$/
const head = /^([0-9a-f]{64})?$/
const acts: unknown[] = ['found', 'admit', 'retire', 'escrow']
const holders: unknown[] = ['officer', 'custodian']

/** What an entry says, when it is one. Whoever wrote it may be anybody: nothing is taken on trust. */
export function entryIn(text: string): KeyEntry {
  const said = read(text)
  const fits =
    isOneOf(said.desk, id) &&
    Number.isSafeInteger(said.seq) &&
    isOneOf(said.on, day) &&
    acts.includes(said.act) &&
    (said.key === undefined || isKey(said.key)) &&
    (said.escrow === undefined || isEscrow(said.escrow)) &&
    isOneOf(said.by, id) &&
    (said.also === undefined || isOneOf(said.also, id)) &&
    isOneOf(said.prev, head)
  if (!fits) throw new Error('key_log.unreadable')
  return said as KeyEntry
}

type Fields = Record<string, unknown>

function read(text: string): Fields {
  try {
    const said: unknown = JSON.parse(text)
    return isFields(said) ? said : {}
  } catch {
    return {}
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function isOneOf(value: unknown, shape: RegExp) {
  return typeof value === 'string' && shape.test(value)
}

function isKey(value: unknown) {
  return (
    isFields(value) &&
    isOneOf(value.id, id) &&
    isOneOf(value.accountId, id) &&
    holders.includes(value.holder) &&
    isOneOf(value.recipient, recipient) &&
    isOneOf(value.verifier, verifier)
  )
}

function isEscrow(value: unknown) {
  return (
    isFields(value) &&
    isOneOf(value.recipient, recipient) &&
    Array.isArray(value.holders) &&
    value.holders.every((holder) => isOneOf(holder, id))
  )
}
