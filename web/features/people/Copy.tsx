import { usePeopleWords } from './people-words.ts'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'

/** Copies a text; a browser that will not copy says so, and the text is there to be marked by hand. */
export function Copy({ text, children }: { text: string; children: ReactNode }) {
  const people = usePeopleWords()
  const [done, setDone] = useState<boolean>()

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setDone(true)
    } catch {
      setDone(false)
    }
  }

  return (
    <>
      <Button icon={done ? 'check' : undefined} onClick={() => void copy()}>
        {done ? people.copied : children}
      </Button>
      <span className="small soft" role="status">
        {done === false && people.cannotCopy}
      </span>
    </>
  )
}
