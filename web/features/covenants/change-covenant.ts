import type { z } from 'zod'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { call } from '../../lib/call.ts'
import { blobOf, dropBlob } from '../../lib/kept-files.ts'
import { upload } from '../../lib/upload.ts'
import { useAct } from '../../lib/use-act.ts'
import type { Photo } from '../../ui/PhotoField.tsx'

export type Version = Covenant['versions'][number]
type Acting<Input extends z.ZodType> = { input: z.input<Input>; files?: Photo[] }

/** What names a covenant in every call about it. */
export function atOf({ keeperId, modelId, id }: Pick<Covenant, 'keeperId' | 'modelId' | 'id'>) {
  return { keeperId, modelId, id }
}

/** Something is done about a covenant: its files go first, and what the server answers is shown from then on. */
export function useCovenantAct<Input extends z.ZodType>(
  at: Endpoint<Input, z.ZodType<Covenant>>,
  onDone?: (covenant: Covenant) => void,
) {
  return useAct({
    send: async ({ input, files = [] }: Acting<Input>) => {
      await sendFiles(files)
      return call(at, input)
    },
    answers: { question: covenants.read, of: atOf },
    again: [covenants.list, covenants.signatures, covenants.minutes],
    onDone,
  })
}

/** Sends what still waits on this phone. */
async function sendFiles(files: Photo[]) {
  for (const { sent, ...where } of files) {
    const file = sent ? undefined : await blobOf(where.id)
    if (file) await upload({ ...where, file })
    await dropBlob(where.id)
  }
}
