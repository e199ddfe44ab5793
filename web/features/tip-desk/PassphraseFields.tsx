import { useEffect, useState } from 'react'
import { saidWords } from '../../../sealing/lock.ts'
import { offerWords, strengthOf } from '../../lib/tip-keys/passphrase.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Tick } from '../../ui/Choice.tsx'
import { Tag } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'

const tones = { weak: 'wait', fair: 'plain', strong: 'good' } as const

/** A passphrase offered or made up, typed twice. `onTyped` hears it once it will do, else undefined. */
export function PassphraseFields({
  onTyped,
}: {
  onTyped: (passphrase: string | undefined) => void
}) {
  const words = useDeskWords()
  const [offered, setOffered] = useState(offerWords)
  const [typed, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const strength = strengthOf(typed)
  const same = saidWords(typed) === saidWords(again)
  const will = same && strength !== 'weak' ? typed : undefined
  useEffect(() => onTyped(will), [onTyped, will])

  const type = shown ? 'text' : 'password'
  return (
    <>
      <section className="offered stack tight">
        <h3>{words.offered}</h3>
        <p className="offered-words">{offered}</p>
        <p className="soft small">{words.offeredSays}</p>
        <div>
          <Button onClick={() => setOffered(offerWords())}>{words.otherWords}</Button>
        </div>
      </section>
      <TextField
        label={words.typeWords}
        hint={words.ownWords}
        type={type}
        autoComplete="off"
        required
        value={typed}
        onChange={setTyped}
      />
      {typed && (
        <p role="status">
          {words.strength}: <Tag tone={tones[strength]}>{words.strengths[strength]}</Tag>
        </p>
      )}
      <TextField
        label={words.typeAgain}
        type={type}
        autoComplete="off"
        required
        value={again}
        onChange={setAgain}
      />
      {again.length >= typed.length && again && !same && <p role="alert">{words.notTheSame}</p>}
      <Tick label={words.showWords} checked={shown} onChange={setShown} />
    </>
  )
}
