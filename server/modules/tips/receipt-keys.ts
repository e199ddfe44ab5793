import { scrypt } from 'node:crypto'
import { keysOf, type Stretch } from '../../../sealing/receipt.ts'

/** What a code opens: the same as in a browser, beside the thread and in a fraction of the time. */
export const keysIn = (code: string) => keysOf(code, besideTheThread)

const besideTheThread: Stretch = (code, salt, { N, r, p, dkLen }) =>
  new Promise((resolve, reject) => {
    scrypt(code, salt, dkLen, { N, r, p, maxmem: 256 * N * r }, (reason, key) =>
      reason ? reject(reason) : resolve(key),
    )
  })
