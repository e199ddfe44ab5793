import { createHash } from 'node:crypto'
import {
  largestPlaybook,
  type Looked,
  PlaybookBody,
  type PlaybookFile,
  playbookVersion,
} from '../../../contract/playbooks.ts'
import type { House } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { canonical } from './playbook-canonical.ts'
import { fingerprintOf, holds, publicKey } from './playbook-signing.ts'

type Checked = { file: PlaybookFile; hash: string }

/**
 * Reads a playbook file and refuses whatever is wrong with it: first what needs no trust (its size, its format,
 * its version), then its signature, and only then what it says.
 */
export function checkPlaybook({ catalog }: Pick<House, 'catalog'>, text: string): Checked {
  if (Buffer.byteLength(text) > largestPlaybook) throw new Refusal(413, 'playbook.too_large')
  const came = readIn(text)
  if (came['format'] !== 'binh-yen-playbook') throw new Refusal(400, 'playbook.unknown_format')
  const { version } = came
  if (typeof version === 'number' && version > playbookVersion)
    throw new Refusal(400, 'playbook.newer')
  if (!holds(came)) throw new Refusal(400, 'playbook.tampered')

  const { signature, ...body } = came
  const read = PlaybookBody.safeParse(body)
  // PostgreSQL keeps neither a null character nor half of a surrogate pair.
  const kept = canonical(body) ?? ''
  if (!read.success || /\\u0000|\\ud[89a-f]/i.test(kept))
    throw new Refusal(400, 'playbook.unreadable')
  const { type } = read.data
  const own = catalog.models.get(type.id)
  if (!own) throw new Refusal(400, 'playbook.unknown_type')
  if (own.closed || type.closed) throw new Refusal(400, 'playbook.closed_type')
  if (type.criteria.reduce((sum, { weight }) => sum + weight, 0) !== 100)
    throw new Refusal(400, 'playbook.weights')
  const hash = createHash('sha256')
    .update(canonical(came) ?? '')
    .digest('hex')
  return { file: { ...read.data, signature: signature as PlaybookFile['signature'] }, hash }
}

/** What is shown of a playbook. */
export function lookedOf(
  { catalog, secret }: Pick<House, 'catalog' | 'secret'>,
  file: PlaybookFile,
) {
  const { type, playbook, made, signature } = file
  const looked: Looked = {
    type: { id: type.id, name: type.name, version: type.version },
    ownVersion: catalog.models.get(type.id)?.version ?? type.version,
    playbook,
    made,
    fingerprint: signature.fingerprint,
    own: signature.fingerprint === fingerprintOf(publicKey(secret)),
  }
  return looked
}

function readIn(text: string): Record<string, unknown> {
  try {
    const came: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (typeof came === 'object' && came !== null && !Array.isArray(came))
      return came as Record<string, unknown>
  } catch {
    // Said below, as for everything else that is no playbook.
  }
  throw new Refusal(400, 'playbook.unknown_format')
}
