import { type DragEvent, useRef, useState } from 'react'
import { playbooks } from '../../../contract/playbooks.ts'
import { Refused } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useLibraryWords } from './library-words.ts'
import { PlaybookShown } from './PlaybookShown.tsx'
import { useLibraryAct } from './use-library-act.ts'

/** What is larger is not even read: the house would refuse it. */
const largest = 1024 * 1024

/** A file is dropped or chosen, checked and shown; only then is it kept. */
export function BringPlaybook({ keeperId }: { keeperId: string }) {
  const words = useLibraryWords()
  const toast = useToast()
  const [id, setId] = useState(uuid7)
  const [text, setText] = useState<string>()
  const [tooLarge, setTooLarge] = useState<Refused>()
  const looking = useLibraryAct(playbooks.look)
  const keeping = useLibraryAct(playbooks.keep, () => {
    toast({ text: words.kept })
    anew()
  })
  function anew() {
    setText(undefined)
    setTooLarge(undefined)
    setId(uuid7())
    looking.reset()
  }
  async function take(file: File | undefined) {
    if (!file) return
    anew()
    if (file.size > largest) {
      setTooLarge(new Refused(413, { code: 'playbook.too_large' }))
      return
    }
    const playbookFile = await file.text()
    setText(playbookFile)
    looking.mutate({ keeperId, playbookFile })
  }

  return (
    <section className="card stack" aria-labelledby="bring-playbook">
      <h2 id="bring-playbook">{words.bring}</h2>
      {looking.data && text !== undefined ? (
        <>
          <PlaybookShown looked={looking.data} />
          <Refusal error={keeping.error} />
          <div className="row">
            <Button
              look="main"
              icon="check"
              busy={keeping.isPending}
              onClick={() => keeping.mutate({ keeperId, id, playbookFile: text })}
            >
              {words.keepIt}
            </Button>
            <Button onClick={anew}>{words.otherFile}</Button>
          </div>
        </>
      ) : (
        <DropPlace busy={looking.isPending} onTake={(file) => void take(file)} />
      )}
      <Refusal error={tooLarge ?? looking.error} />
    </section>
  )
}

function DropPlace({ busy, onTake }: { busy: boolean; onTake: (file: File | undefined) => void }) {
  const words = useLibraryWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onTake(event.dataTransfer.files[0])
  }
  return (
    <div
      className="drop-place stack tight"
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{busy ? words.checking : words.drop}</strong>
      <p className="small soft">{words.dropOr}</p>
      <input
        ref={input}
        className="unseen"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={words.chooseFile}
        onChange={(event) => {
          onTake(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div>
        <Button look="main" icon="plus" busy={busy} onClick={() => input.current?.click()}>
          {words.chooseFile}
        </Button>
      </div>
    </div>
  )
}
