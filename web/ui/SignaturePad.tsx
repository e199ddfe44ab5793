import { type PointerEvent, useRef, useState } from 'react'
import { useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import './photo-field.css'

type SignaturePadProps = { label: string; hint?: string; onChange: (signed: Blob | null) => void }

/** A frame to sign in with a finger. Nobody has to: it can be left empty. */
export function SignaturePad({ label, hint, onChange }: SignaturePadProps) {
  const { pieces } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [signed, setSigned] = useState(false)

  // Measured when the first stroke begins: inside a dialog the frame has no size before it is shown.
  function measure() {
    const frame = canvas.current
    if (!frame) return
    frame.width = frame.clientWidth * devicePixelRatio
    frame.height = frame.clientHeight * devicePixelRatio
  }

  function pen() {
    const drawing = canvas.current?.getContext('2d')
    if (!drawing) return undefined
    drawing.lineWidth = 2.5 * devicePixelRatio
    drawing.lineCap = 'round'
    drawing.strokeStyle = '#1c2a28'
    return drawing
  }

  const at = ({ nativeEvent }: PointerEvent): [number, number] => [
    nativeEvent.offsetX * devicePixelRatio,
    nativeEvent.offsetY * devicePixelRatio,
  ]

  function begin(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!signed) measure()
    const drawing = pen()
    drawing?.beginPath()
    drawing?.moveTo(...at(event))
  }

  function draw(event: PointerEvent) {
    if (event.buttons === 0) return
    const drawing = pen()
    drawing?.lineTo(...at(event))
    drawing?.stroke()
  }

  function lift() {
    setSigned(true)
    canvas.current?.toBlob((blob) => onChange(blob), 'image/png')
  }

  function wipe() {
    const frame = canvas.current
    frame?.getContext('2d')?.clearRect(0, 0, frame.width, frame.height)
    setSigned(false)
    onChange(null)
  }

  return (
    <fieldset className="field signature">
      <legend>{label}</legend>
      <p className="hint">{hint ?? pieces.sign}</p>
      <canvas
        ref={canvas}
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={lift}
      />
      {signed && (
        <div className="row">
          <span>{pieces.signed}</span>
          <Button onClick={wipe}>{pieces.signAgain}</Button>
        </div>
      )}
    </fieldset>
  )
}
