import { useId } from 'react'
import { codeOf } from '../../lib/call.ts'
import { useErrorWords } from '../../lib/language.tsx'
import { type Ready, readied } from '../../lib/sealed/attach.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useSealedWords } from './sealed-words.ts'

/** A file somebody chose: being read, ready to be sealed, or refused with a code. */
export type Chosen = { key: string; ready?: Ready; wrong?: string }

type FilesToSendProps = {
  chosen: Chosen[]
  onChange: (change: (all: Chosen[]) => Chosen[]) => void
}

const most = 20

/** Files to go along: what they tell of their maker is taken out here, or said where it cannot be. */
export function FilesToSend({ chosen, onChange }: FilesToSendProps) {
  const words = useSealedWords()
  const id = useId()

  async function add(list: FileList | null) {
    let number = chosen.length
    for (const file of [...(list ?? [])].slice(0, most - chosen.length)) {
      number += 1
      const key = crypto.randomUUID()
      onChange((all) => [...all, { key }])
      const read: Chosen = await readied(file, number).then(
        (ready) => ({ key, ready }),
        (reason: unknown) => ({ key, wrong: codeOf(reason) }),
      )
      onChange((all) => all.map((each) => (each.key === key ? read : each)))
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{words.files}</label>
      <p className="hint">{words.filesSays}</p>
      <label className="button quiet" htmlFor={id}>
        <Icon name="photo" />
        {words.addFiles}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        onChange={(event) => {
          void add(event.target.files)
          event.target.value = ''
        }}
      />
      <ul className="plain lines">
        {chosen.map((each) => (
          <li key={each.key}>
            <State chosen={each} />
            <Button
              look="plain"
              onClick={() => onChange((all) => all.filter(({ key }) => key !== each.key))}
            >
              {words.fileDrop}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function State({ chosen: { ready, wrong } }: { chosen: Chosen }) {
  const words = useSealedWords()
  const say = useErrorWords()
  if (wrong) return <span className="tip-warn">{say(wrong)}</span>
  if (!ready) return <span className="soft">{words.fileReading}</span>
  return (
    <span>
      <strong>{ready.words.name}</strong>{' '}
      {ready.warn ? (
        <span className="tip-warn">{words[`warn_${ready.warn}`]}</span>
      ) : (
        <span className="small soft">{words.fileClean}</span>
      )}
    </span>
  )
}
