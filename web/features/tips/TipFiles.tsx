import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { FileWords } from '../../../contract/sealed.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { FileViewer } from './FileViewer.tsx'
import { useOpened } from '../../lib/tip-keys/opened.ts'
import { readFileOf } from './tip-file.ts'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'
import { type Shown, shownAs } from './viewer.ts'
import { fileWordsIn } from './words-in.ts'

type Attached = Tip['attached'][number]

/** The files of a tip. None is fetched or opened before somebody asks for it. */
export function TipFiles({ tip, keys }: { tip: Tip; keys: Unlocked | undefined }) {
  const words = useTipWords()
  if (tip.attached.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{words.files}</h2>
      <p className="soft small">{words.filesSay}</p>
      <ul className="plain lines">
        {tip.attached.map((file) => (
          <li key={file.id}>
            <OneFile tip={tip} file={file} keys={keys} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type OneFileProps = { tip: Tip; file: Attached; keys: Unlocked | undefined }

function OneFile({ tip, file, keys }: OneFileProps) {
  const words = useTipWords()
  const numbers = useNumbers()
  const opening = useOpened({ piece: file, keys, check: fileWordsIn })
  const [open, setOpen] = useState<{ bytes: Uint8Array; shown: Shown | undefined }>()
  const reading = useMutation({
    mutationFn: ({ holder }: { holder: Unlocked; about: FileWords }) =>
      readFileOf({ keeperId: tip.keeperId, id: tip.id, fileId: file.id }, holder),
    onSuccess: (bytes, { about }) => setOpen({ bytes, shown: shownAs(bytes, about.type) }),
  })
  const about = opening.words
  const size = fill(words.kilobytes, { count: numbers.number(Math.ceil(file.bytes / 1024)) })

  return (
    <>
      <span>
        <strong>{about ? about.name : words.opening[opening.state]}</strong>{' '}
        <span className="small soft">
          {[words.sides[file.side], numbers.moment(file.at), size].join(' · ')}
        </span>
        {about && !about.cleaned && <span className="tip-warn small">{words.notCleaned}</span>}
      </span>
      {about && keys && (
        <Button busy={reading.isPending} onClick={() => reading.mutate({ holder: keys, about })}>
          {words.openFile}
        </Button>
      )}
      <Refusal error={reading.error} />
      {open && about && (
        <FileViewer name={about.name} {...open} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
