import { useEffect, useId, useState } from 'react'
import { evidencePath } from '../../contract/evidence.ts'
import { addressOf, codeOf } from '../lib/call.ts'
import { blobOf, dropBlob, keepBlob } from '../lib/kept-files.ts'
import { fill, useErrorWords, useWords } from '../lib/language.tsx'
import { upload, type Upload } from '../lib/upload.ts'
import { uuid7 } from '../lib/uuid7.ts'
import { Button } from './Button.tsx'
import { Tick } from './Choice.tsx'
import type { FieldProps } from './Field.tsx'
import './photo-field.css'
import { Icon } from './Icon.tsx'
import { Progress } from './Status.tsx'

/** A photo on the form: `sent` once the server has it; until then it is kept on the phone. */
export type Photo = Upload & { sent: boolean }

type PhotoFieldProps = FieldProps & {
  keeperId: string
  photos: Photo[]
  onChange: (change: (photos: Photo[]) => Photo[]) => void
}

/** Photos as proof: sent as soon as chosen, kept on the phone while there is no network. */
export function PhotoField({
  keeperId,
  label,
  hint,
  error,
  required,
  photos,
  onChange,
}: PhotoFieldProps) {
  const { pieces } = useWords()
  const say = useErrorWords()
  const id = useId()
  const [keepOrigin, setKeepOrigin] = useState(false)
  const [parts, setParts] = useState<Record<string, number>>({})
  const [wrong, setWrong] = useState<string>()

  const swap = (photo: Photo) =>
    onChange((all) => all.map((each) => (each.id === photo.id ? photo : each)))
  const drop = (gone: string) => onChange((all) => all.filter((each) => each.id !== gone))

  async function add(file: File) {
    const photo: Photo = { keeperId, id: uuid7(), kind: 'photo', keepOrigin, sent: false }
    await keepBlob(photo.id, file)
    onChange((all) => [...all, photo])
    try {
      await upload({ ...photo, file }, (part) => setParts((all) => ({ ...all, [photo.id]: part })))
      swap({ ...photo, sent: true })
    } catch (reason) {
      // Without a network the photo waits on the phone and travels with the entry.
      if (codeOf(reason) === 'network') return
      drop(photo.id)
      await dropBlob(photo.id)
      setWrong(codeOf(reason))
    } finally {
      setParts((all) => without(all, photo.id))
    }
  }

  async function choose(files: FileList | null) {
    setWrong(undefined)
    for (const file of files ?? []) await add(file)
  }

  return (
    <div className="field photo-field" data-wrong={wrong || error ? '' : undefined}>
      <label htmlFor={id}>
        {label}
        {required && <span className="needed"> ({pieces.required})</span>}
      </label>
      {hint && <p className="hint">{hint}</p>}
      <Tick
        label={pieces.keepOrigin}
        hint={pieces.keepOriginSays}
        checked={keepOrigin}
        onChange={setKeepOrigin}
      />
      <label className="button quiet" htmlFor={id}>
        <Icon name="photo" />
        {pieces.addPhoto}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        onChange={(event) => void choose(event.target.files)}
      />
      {(wrong ?? error) && (
        <p className="wrong" role="alert">
          {say(wrong ?? error ?? '')}
        </p>
      )}
      <ul className="plain photos">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <Thumbnail photo={photo} name={fill(pieces.photo, { number: index + 1 })} />
            {parts[photo.id] === undefined ? (
              <span className="small soft">
                {photo.sent ? pieces.photoKept : pieces.photoWaits}
              </span>
            ) : (
              <Progress part={parts[photo.id] ?? 0} label={pieces.photoSending} />
            )}
            <Button
              look="plain"
              onClick={() => {
                drop(photo.id)
                void dropBlob(photo.id)
              }}
            >
              {pieces.remove}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function without(parts: Record<string, number>, id: string) {
  return Object.fromEntries(Object.entries(parts).filter(([each]) => each !== id))
}

/** The photo as it lies on the phone, or as the server keeps it. */
function Thumbnail({ photo, name }: { photo: Photo; name: string }) {
  const { id, keeperId, sent } = photo
  const kept = sent ? addressOf({ method: 'GET', path: evidencePath }, { keeperId, id }).url : ''
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let left = false
    void blobOf(id).then((blob) => {
      if (!blob || left) return
      made = URL.createObjectURL(blob)
      setAddress(made)
    })
    return () => {
      left = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [id])
  const src = address ?? kept
  return src ? <img src={src} alt={name} /> : <span>{name}</span>
}
