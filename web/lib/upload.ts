import type { z } from 'zod'
import { evidence } from '../../contract/evidence.ts'
import { addressOf, Refused } from './call.ts'

export type KeptEvidence = z.output<typeof evidence.upload.reply>

export type Upload = {
  keeperId: string
  id: string
  kind: 'photo' | 'file' | 'signature'
  /** The writer's yes to keeping the place and time the photo carries. */
  keepOrigin?: boolean
}

/** Sends one file and says how far it has come, from 0 to 1. Sent twice under one id it is kept once. */
export function upload(
  { file, ...where }: Upload & { file: Blob },
  onProgress?: (part: number) => void,
): Promise<KeptEvidence> {
  const { url } = addressOf({ method: 'GET', path: evidence.upload.path }, where)
  const form = new FormData()
  form.append('file', file, file instanceof File ? file.name : `${where.kind}.png`)

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new Refused(0, { code: 'network' }))
    request.onload = () => {
      if (request.status < 300) resolve(request.response as KeptEvidence)
      else reject(new Refused(request.status, (request.response ?? {}) as { code?: string }))
    }
    request.send(form)
  })
}
