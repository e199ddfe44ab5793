import type { z } from 'zod'
import type { surrenders } from '../../../contract/cases.ts'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import type { Photo } from '../../ui/PhotoField.tsx'
import type { HandedIn } from '../../ui/SurrenderLines.tsx'
import type { Surrender } from './use-surrender-act.ts'

export type Line = HandedIn & { mark: string; condition: string }
export type Sending = z.input<typeof surrenders.receive.input>
export type Deliverer = {
  name: string
  bornOn: string
  idNumber: string
  address: string
  signature: string | null
}

/** What stands on the form while somebody waits at the table. */
export type Receiving = {
  id: string
  unitId: string
  on: string
  how: Surrender['how']
  lines: Line[]
  photos: Photo[]
  remarks: string
  /** Nobody's name is asked for unless they want it written. */
  named: boolean
  deliverer: Deliverer
}

/** An empty line of what was handed in. */
export function blankLine(): Line {
  return { key: uuid7(), item: '', quantity: undefined, mark: '', condition: '' }
}

/** The form before anything was said: here, today, by nobody named. */
export function blankReceiving(keeperId: string): Receiving {
  return {
    id: crypto.randomUUID(),
    unitId: keeperId,
    on: today(),
    how: 'handed-in',
    lines: [blankLine()],
    photos: [],
    remarks: '',
    named: false,
    deliverer: { name: '', bornOn: '', idNumber: '', address: '', signature: null },
  }
}

/** What is still missing, by its blank. */
export function faultsOf({ lines, named, deliverer }: Receiving) {
  return {
    ...lineFaults(lines),
    ...(named && !deliverer.name.trim() && { 'deliverer.name': 'missing' }),
  }
}

/** The same of lines alone. */
export function lineFaults(lines: Line[]): Record<string, string> {
  if (lines.length === 0) return { lines: 'missing' }
  return Object.fromEntries(
    lines.flatMap(({ item, quantity }, at) => [
      ...(item ? [] : [[`lines.${at}.item`, 'missing']]),
      ...(quantity === undefined ? [[`lines.${at}.quantity`, 'missing']] : []),
    ]),
  )
}

/** The lines of a record put back on a form. */
export function linesOf({ lines }: Pick<Surrender, 'lines'>): Line[] {
  return lines.map((line) => ({ key: uuid7(), ...line }))
}

/** Lines as they travel. */
export function linesToSend(lines: Line[]) {
  return lines.map(({ item, quantity = 0, mark, condition }) => ({
    item,
    quantity,
    mark,
    condition,
  }))
}

/** The form as it is sent. Of whoever left no name nothing is sent, whatever was typed before. */
export function sendingOf(keeperId: string, form: Receiving): Sending {
  const { id, unitId, on, how, lines, photos, remarks, named, deliverer } = form
  return {
    keeperId,
    id,
    unitId,
    on,
    how,
    remarks,
    lines: linesToSend(lines),
    evidence: photos.map((photo) => photo.id),
    deliverer: named
      ? {
          name: deliverer.name,
          bornOn: deliverer.bornOn || null,
          idNumber: deliverer.idNumber.replace(/\s/g, '') || null,
          address: deliverer.address.trim() || null,
          signature: deliverer.signature,
        }
      : null,
  }
}
