import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { fieldErrors } from '../../lib/call.ts'
import { keepBlob } from '../../lib/kept-files.ts'
import { fill, useErrorWords, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { type Photo, PhotoField } from '../../ui/PhotoField.tsx'
import { SignaturePad } from '../../ui/SignaturePad.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { namesIn } from './articles.ts'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

/** Enters who signed before the keeper: one on the screen, or a list from a sheet. */
export function EnterDialog({ covenant, onClose }: { covenant: Covenant; onClose: () => void }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const toast = useToast()
  const { named, keeperId } = covenant
  const [ids] = useState(() => new Map<string, string>())
  const [way, setWay] = useState<'phone' | 'sheet'>('phone')
  const [on, setOn] = useState(today)
  const [typed, setTyped] = useState('')
  const [files, setFiles] = useState<Photo[]>([])
  const [tried, setTried] = useState(false)
  const entering = useCovenantAct(covenants.enter, () => {
    toast({ text: words.entered })
    onClose()
  })
  const names = way === 'sheet' ? namesIn(typed) : [typed.trim()].filter(Boolean)
  const errors = fieldErrors(entering.error)
  const missing = tried && names.length === 0 ? 'missing' : undefined

  function submit() {
    setTried(true)
    if (names.length === 0) return
    // A line keeps its id while it is the same line: sent again, it is the same signature.
    const signatures = names.map((who, at) => ({ id: idOf(ids, `${at} ${who}`), who }))
    const evidence = files.at(-1)?.id ?? null
    const day = way === 'phone' ? today() : on
    entering.mutate({
      input: { ...atOf(covenant), way, on: day, signatures, evidence },
      files: files.slice(-1),
    })
  }

  async function sign(drawn: Blob | null) {
    if (!drawn) return setFiles([])
    const id = uuid7()
    await keepBlob(id, drawn)
    setFiles([{ keeperId, id, kind: 'signature', sent: false }])
  }

  return (
    <FormDialog
      title={words.enter}
      says={words.enterSays}
      busy={entering.isPending}
      error={entering.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {!named && <p className="notice">{words.unnamed}</p>}
      <Choice
        label={words.how}
        options={[
          { value: 'phone', label: words.hows.phone },
          { value: 'sheet', label: words.hows.sheet },
        ]}
        value={way}
        onChange={(chosen) => {
          setWay(chosen === 'sheet' ? 'sheet' : 'phone')
          setFiles([])
        }}
      />
      {way === 'sheet' && (
        <DayField
          label={words.signedOn}
          required
          min={covenant.inForceSince ?? undefined}
          max={today()}
          error={errors['on']}
          value={on}
          onChange={setOn}
        />
      )}
      {way === 'sheet' ? (
        <TextArea
          label={words.list}
          hint={named ? words.listHint : words.listUnnamed}
          required
          rows={8}
          error={missing}
          value={typed}
          onChange={setTyped}
        />
      ) : (
        <TextField
          label={words.oneName}
          hint={named ? words.whoHint : words.listUnnamed}
          required
          autoComplete="off"
          maxLength={120}
          error={missing ?? errors['signatures.0.who']}
          value={typed}
          onChange={setTyped}
        />
      )}
      {way === 'sheet' && names.length > 0 && (
        <p className="number small">
          {fill(words.listed, { count: numbers.number(names.length) })}
        </p>
      )}
      {way === 'sheet' && <WrongLines errors={errors} names={names} />}
      {named && way === 'phone' && (
        <SignaturePad label={words.hand} onChange={(drawn) => void sign(drawn)} />
      )}
      {named && way === 'sheet' && (
        <PhotoField
          label={words.sheet}
          hint={words.sheetHint}
          keeperId={keeperId}
          error={errors['evidence']}
          photos={files}
          onChange={setFiles}
        />
      )}
    </FormDialog>
  )
}

/** Which lines of a list were not taken, and why. */
function WrongLines({ errors, names }: { errors: Record<string, string>; names: string[] }) {
  const words = useCovenantWords()
  const say = useErrorWords()
  return Object.entries(errors).map(([path, code]) => {
    const [, at] = /^signatures\.(\d+)\./.exec(path) ?? []
    if (at === undefined) return null
    return (
      <p key={path} className="wrong" role="alert">
        {fill(words.inList, { number: +at + 1, name: names[+at] ?? '', why: say(code) })}
      </p>
    )
  })
}

function idOf(ids: Map<string, string>, line: string) {
  const id = ids.get(line) ?? uuid7()
  ids.set(line, id)
  return id
}
