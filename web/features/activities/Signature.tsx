import { keepBlob } from '../../lib/kept-files.ts'
import { useErrorWords, useWords } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import type { Photo } from '../../ui/PhotoField.tsx'
import { SignaturePad } from '../../ui/SignaturePad.tsx'

type SignatureProps = {
  keeperId: string
  signature: Photo | undefined
  onChange: (signature: Photo | undefined) => void
  error: string | undefined
}

/** A signature as proof: kept on the phone from the moment the finger lifts, sent with the record. */
export function Signature({ keeperId, signature, onChange, error }: SignatureProps) {
  const { diary } = useWords()
  const say = useErrorWords()

  async function sign(drawn: Blob | null) {
    if (!drawn) return onChange(undefined)
    const id = uuid7()
    await keepBlob(id, drawn)
    onChange({ keeperId, id, kind: 'signature', sent: false })
  }

  return (
    <div className="field" data-wrong={error ? '' : undefined}>
      <SignaturePad label={diary.signature} onChange={(drawn) => void sign(drawn)} />
      {signature && <p className="hint">{diary.signatureKept}</p>}
      {error && (
        <p className="wrong" role="alert">
          {say(error)}
        </p>
      )}
    </div>
  )
}
