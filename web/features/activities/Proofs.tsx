import { type KeyboardEvent, useState } from 'react'
import type { Activity } from '../../../contract/activities.ts'
import { evidencePath } from '../../../contract/evidence.ts'
import { addressOf } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type Proof = Activity['evidence'][number]

/** What proves a record: photos that open large, a signature, files. */
export function Proofs({ record }: { record: Activity }) {
  const { activities: words } = useWords()
  const { keeperId, evidence } = record
  const photos = evidence.filter(({ kind }) => kind === 'photo')
  const signatures = evidence.filter(({ kind }) => kind === 'signature')
  const files = evidence.filter(({ kind }) => kind === 'file')
  const [open, setOpen] = useState<number>()
  const address = ({ id }: Proof) =>
    addressOf({ method: 'GET', path: evidencePath }, { keeperId, id }).url

  if (evidence.length === 0) return <p className="soft">{words.noEvidence}</p>
  return (
    <div className="stack proofs">
      {photos.length > 0 && (
        <ul className="plain proof-photos" aria-label={words.photos}>
          {photos.map((photo, at) => (
            <li key={photo.id}>
              <button type="button" onClick={() => setOpen(at)}>
                <img
                  src={address(photo)}
                  loading="lazy"
                  alt={fill(words.openPhoto, { number: at + 1 })}
                />
              </button>
              <Origin photo={photo} />
            </li>
          ))}
        </ul>
      )}
      {signatures.map((signature) => (
        <figure key={signature.id} className="proof-signature">
          <img src={address(signature)} alt={words.signature} />
          <figcaption className="small soft">{words.signature}</figcaption>
        </figure>
      ))}
      {files.length > 0 && (
        <ul aria-label={words.files}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={address(file)}>{file.name}</a>
            </li>
          ))}
        </ul>
      )}
      {open !== undefined && (
        <Large
          addresses={photos.map(address)}
          at={open}
          onTurn={setOpen}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

/** When and where a photo was taken, if its writer agreed to keep that. */
function Origin({ photo }: { photo: Proof }) {
  const { activities: words } = useWords()
  const numbers = useNumbers()
  const { takenAt, place } = photo
  if (!takenAt && !place) return <p className="small soft">{words.noOrigin}</p>
  return (
    <p className="small soft">
      {takenAt && fill(words.takenAt, { moment: numbers.moment(takenAt) })}{' '}
      {place && fill(words.takenHere, { place: `${place.lat}, ${place.lon}` })}
    </p>
  )
}

type LargeProps = {
  addresses: string[]
  at: number
  onTurn: (at: number) => void
  onClose: () => void
}

function Large({ addresses, at, onTurn, onClose }: LargeProps) {
  const { activities: words } = useWords()
  const title = fill(words.photoOf, { number: at + 1, of: addresses.length })
  const turn = (by: number) => {
    if (addresses[at + by] !== undefined) onTurn(at + by)
  }
  const press = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') turn(-1)
    if (key === 'ArrowRight') turn(1)
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack tight proof-large" onKeyDown={press}>
        <img src={addresses[at]} alt={title} />
        <div className="row apart">
          <Button icon="back" disabled={at === 0} onClick={() => turn(-1)}>
            {words.before}
          </Button>
          <Button icon="next" disabled={at === addresses.length - 1} onClick={() => turn(1)}>
            {words.after}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
