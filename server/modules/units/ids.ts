import { createHash } from 'node:crypto'

/** The namespace of every unit that comes with the house; never changed, or yesterday's ids are lost. */
const namespace = Buffer.from('6a1f0f5e0d5c4c0b9d0a6f2f3b1c7e21', 'hex')

/** The same key is the same unit in every house (RFC 9562 version 5). */
function idOf(key: string) {
  const hash = createHash('sha1').update(namespace).update(key.normalize('NFC')).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-')
}

export const nationId = idOf('nation:vn')

/** A province of today, by its official code: `14` is Sơn La. */
export const provinceId = (code: string) => idOf(`province:${code}`)

/** A commune of today, by its official code. */
export const communeId = (code: string) => idOf(`commune:${code}`)

/** A province that merged away on 1 July 2025: `hoa-binh`. One that did not merge is a province of today. */
export const formerProvinceId = (slug: string) => idOf(`former-province:${slug}`)

/** A district of the old map: `hoa-binh`, `huyen-lac-son`. */
export const formerDistrictId = (provinceSlug: string, slug: string) =>
  idOf(`former-district:${provinceSlug}/${slug}`)

/** A commune of the old map, by the code it then had. */
export const formerCommuneId = (code: string) => idOf(`former-commune:${code}`)
