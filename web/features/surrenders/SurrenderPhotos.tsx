import { surrenderPhotoPath } from '../../../contract/cases.ts'
import { addressOf } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { useSurrenderWords } from './surrender-words.ts'
import type { Surrender } from './use-surrender-act.ts'

/** The photos of a record. */
export function SurrenderPhotos({ record }: { record: Surrender }) {
  const words = useSurrenderWords()
  if (record.evidence.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{words.photos}</h2>
      <ul className="plain surrender-photos">
        {record.evidence.map((photoId, at) => (
          <li key={photoId}>
            <a href={photoAt(record, photoId)} target="_blank" rel="noreferrer">
              <img
                src={photoAt(record, photoId)}
                alt={fill(words.photo, { number: at + 1 })}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where a photo of a record is shown. */
export function photoAt({ keeperId, id }: Surrender, photoId: string) {
  return addressOf({ method: 'GET', path: surrenderPhotoPath }, { keeperId, id, photoId }).url
}
