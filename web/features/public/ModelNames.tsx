import { useState } from 'react'
import { Link } from 'wouter'
import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage, useWords } from '../../lib/language.tsx'
import { Loading } from '../../ui/Status.tsx'

/** The names of every kind of model, fetched when somebody wants to see them. */
export function ModelNames() {
  const { publicly } = useWords()
  const { say } = useLanguage()
  const [open, setOpen] = useState(false)
  const catalog = useCatalog(open)

  return (
    <details
      className="scripted"
      // Somebody may have opened it while the page was still asleep.
      ref={(box) => {
        if (box?.open) setOpen(true)
      }}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{publicly.libraryNames}</summary>
      {open && !catalog && <Loading lines={6} />}
      <ul className="plain model-names">
        {catalog?.models.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/mo-hinh/${id}`}>{say(name)}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
