import { clean, type Cleaned } from './clean.ts'

const kinds: Partial<Record<Cleaned['kind'], { type: string; ending: string }>> = {
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  png: { type: 'image/png', ending: 'png' },
  webp: { type: 'image/webp', ending: 'webp' },
  mp4: { type: 'video/mp4', ending: 'mp4' },
}

type Given = { name: string; type: string; bytes: Uint8Array }

/** A sender's file as it will be sealed: cleaned, and with a number for a name, since names tell much. */
export function cleanedFile({ name, type, bytes: given }: Given, number: number) {
  const { bytes, kind, clean: cleaned, warn } = clean(given)
  const ending = kinds[kind]?.ending ?? endingOf(name)
  const words = {
    v: 1 as const,
    name: ending ? `${number}.${ending}` : `${number}`,
    type: kinds[kind]?.type ?? (type || 'application/octet-stream'),
    bytes: bytes.length,
    cleaned,
  }
  return { bytes, words, warn }
}

const endingOf = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
