import { surrenders } from '../../../contract/cases.ts'
import { call, Refused } from '../../lib/call.ts'
import { blobOf, dropBlob } from '../../lib/kept-files.ts'
import { upload } from '../../lib/upload.ts'
import { faultsOf, type Receiving, sendingOf } from './receiving.ts'

/** Sends the photos that are not there yet, then the record; afterwards none of them stays on the phone. */
export async function sendReceiving(keeperId: string, form: Receiving) {
  // Said as the server would say it, so that the form goes to the first blank.
  const fields = Object.entries(faultsOf(form)).map(([path, code]) => ({ path, code }))
  if (fields.length > 0) throw new Refused(400, { code: 'invalid_input', fields })
  for (const { sent, ...photo } of form.photos) {
    const file = sent ? undefined : await blobOf(photo.id)
    if (file) await upload({ ...photo, file })
  }
  const record = await call(surrenders.receive, sendingOf(keeperId, form))
  await Promise.all(form.photos.map(({ id }) => dropBlob(id)))
  return record
}
