import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const cost = { n: 2 ** 16, r: 8, p: 1 }
const length = 32

/** What is kept of a password: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string) {
  const salt = randomBytes(16)
  const hash = await stretch(password, salt, cost)
  return [
    'scrypt',
    cost.n,
    cost.r,
    cost.p,
    salt.toString('base64url'),
    hash.toString('base64url'),
  ].join('$')
}

/** Is it their password? Without a kept one the answer is no, after the same work: time tells nobody who exists. */
export async function passwordFits(password: string, kept: string | null | undefined) {
  const { salt, hash, ...costs } = kept
    ? read(kept)
    : { ...cost, salt: Buffer.alloc(16), hash: Buffer.alloc(length) }
  const made = await stretch(password, salt, costs)
  return timingSafeEqual(made, hash) && Boolean(kept)
}

function read(kept: string) {
  const [, n, r, p, salt = '', hash = ''] = kept.split('$')
  return {
    n: Number(n),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  }
}

function stretch(password: string, salt: Buffer, { n, r, p }: typeof cost) {
  return new Promise<Buffer>((resolve, reject) => {
    // Composed first: the same Vietnamese letters typed on another keyboard are the same password.
    const text = password.normalize('NFC')
    scrypt(text, salt, length, { N: n, r, p, maxmem: 256 * n * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
