import { useMemo } from 'react'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { save } from './save.ts'
import { useTipWords } from './tip-words.ts'
import { framed, type Shown } from './viewer.ts'

type FileViewerProps = {
  name: string
  bytes: Uint8Array
  shown: Shown | undefined
  onClose: () => void
}

/** A file in a frame where nothing runs and nothing can be fetched; what cannot be shown so is saved. */
export function FileViewer({ name, bytes, shown, onClose }: FileViewerProps) {
  const words = useTipWords()
  const { pieces } = useWords()
  const page = useMemo(() => shown && framed(shown, bytes), [shown, bytes])
  return (
    <Dialog title={name} onClose={onClose}>
      {page ? (
        <iframe className="tip-frame" title={name} sandbox="" srcDoc={page} />
      ) : (
        <p>{words.onlySaved}</p>
      )}
      <p className="notice">{words.saveWarning}</p>
      <div className="row">
        <Button look={page ? 'quiet' : 'danger'} onClick={() => save(name, bytes)}>
          {words.saveFile}
        </Button>
        <Button look="plain" onClick={onClose}>
          {pieces.close}
        </Button>
      </div>
    </Dialog>
  )
}
