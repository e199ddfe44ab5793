import { nameToSave } from './viewer.ts'

/** Saves a file as bytes of no kind, so that no program opens it by itself. */
export function save(name: string, bytes: Uint8Array) {
  const type = 'application/octet-stream'
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = nameToSave(name)
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
