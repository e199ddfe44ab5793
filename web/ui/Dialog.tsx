import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import './dialog.css'

type DialogProps = { title: string; onClose: () => void; children: ReactNode }

/** Something to settle before going on. It is there while it is drawn. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { pieces } = useWords()
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const shown = box.current
    shown?.showModal()
    return () => shown?.close()
  }, [])

  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === box.current && onClose()}
    >
      <div className="dialog-inside stack">
        <div className="row apart">
          <h2 id={id}>{title}</h2>
          <Button look="plain" icon="close" onClick={onClose}>
            {pieces.close}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
