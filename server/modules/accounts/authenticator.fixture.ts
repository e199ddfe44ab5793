import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Options = Record<string, unknown>
type Where = { origin: string; verified?: boolean }

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest()
const text = (content: Uint8Array) => Buffer.from(content).toString('base64url')

/** A passkey device made of nothing but keys: it signs what a browser would have it sign (WebAuthn level 3). */
export function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(16)
  const id = text(credentialId)
  let counter = 0

  const clientData = (type: string, { challenge }: Options, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  function authData(rpId: string, verified: boolean, more?: Buffer) {
    const flags = 0x01 | (verified ? 0x04 : 0) | (more ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE((counter += 1))
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, more ?? Buffer.alloc(0)])
  }

  return {
    id,
    /** Makes the key and says so. */
    enrol(options: Options, { origin, verified = true }: Where) {
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        isoCBOR.encode(cose),
      ])
      const { id: rpId } = options.rp as { id: string }
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData(rpId, verified, attested))],
      ])
      const response = {
        clientDataJSON: text(clientData('webauthn.create', options, origin)),
        attestationObject: text(isoCBOR.encode(attestation as never)),
      }
      return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
    },
    /** Signs a challenge with the key. */
    answer(options: Options, { origin, verified = true }: Where) {
      const data = authData(String(options.rpId), verified)
      const client = clientData('webauthn.get', options, origin)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      const response = {
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(signature),
      }
      return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
    },
    /** As if it were an older copy of itself. */
    windBack() {
      counter = 0
    },
  }
}
