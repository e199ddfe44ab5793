import { useQuery } from '@tanstack/react-query'
import { sealed } from '../../../contract/sealed.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { type Desk, deskQuery } from '../../lib/tip-keys/desk.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Band } from '../../ui/Band.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Answer } from '../../ui/Status.tsx'
import { deskSignOf, Fingerprint } from './Fingerprint.tsx'
import './tip-desk.css'
import { Warnings } from './Warnings.tsx'

/** A notice for letter boxes: where to send, and the numbers by which a sender knows the desk. */
export function PosterPage({ keeperId }: { keeperId: string }) {
  const words = useDeskWords()
  const desk = useQuery(deskQuery(keeperId))
  return (
    <Answer to={desk} lines={8}>
      {(found) => (
        <div className="stack">
          <div className="no-print">
            <PageHeader
              title={words.poster}
              actions={
                <Button look="main" icon="print" onClick={() => print()}>
                  {words.print}
                </Button>
              }
            />
          </div>
          <Warnings desk={found} />
          {found.standing && <Poster desk={found} />}
        </div>
      )}
    </Answer>
  )
}

function Poster({ desk }: { desk: Desk }) {
  const words = useDeskWords()
  const sign = deskSignOf(desk.reply)
  const { data: found } = useQuery(asking(sealed.door, {}))
  const address = found?.door
  return (
    <section className="card poster">
      <Band />
      <h2>{words.posterTitle}</h2>
      <p>{fill(words.posterLead, { unit: unitName(desk.reply) })}</p>
      <div className="poster-ways">
        <div className="stack tight">
          <h3>{words.posterSend}</h3>
          {address && <QrCode text={address} label={words.posterSend} />}
          <p className="secret">{address}</p>
          {found?.onion && <p className="secret">{found.onion}</p>}
        </div>
        <div className="stack tight">
          <h3>{words.posterBox}</h3>
          <p>{words.posterBoxSays}</p>
          <h3>{words.deskSign}</h3>
          {sign && <Fingerprint sign={sign} size="large" />}
          <p>{words.posterCompare}</p>
        </div>
      </div>
      <p className="poster-danger">{words.posterDanger}</p>
      <Band />
    </section>
  )
}
