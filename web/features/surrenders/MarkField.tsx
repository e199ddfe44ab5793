import { SignaturePad } from '../../ui/SignaturePad.tsx'
import { markOf } from './mark.ts'

type MarkFieldProps = { label: string; onChange: (mark: string | null) => void }

/** A frame to sign in; what is drawn stays in the form and is kept nowhere on the phone. */
export function MarkField({ label, onChange }: MarkFieldProps) {
  const sign = async (drawn: Blob | null) => onChange(drawn && (await markOf(drawn)))
  return <SignaturePad label={label} onChange={(drawn) => void sign(drawn)} />
}
