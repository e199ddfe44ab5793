import { useSettingsWords } from './settings-words.ts'
import { Link } from 'wouter'
import type { Post } from '../../../contract/accounts.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'

/** The posts a person holds: which role, where, since when. */
export function Posts({ posts }: { posts: Post[] }) {
  const settings = useSettingsWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const catalog = useCatalog()

  return (
    <section className="card stack">
      <h2>{settings.posts}</h2>
      <ul className="plain lines">
        {posts.map(({ id, role, unit, since }) => {
          const entry = catalog?.role(role)
          return (
            <li key={id}>
              <strong>{entry && say(entry.name)}</strong>
              <Link href={`/don-vi/${unit.id}`}>{unitName(unit)}</Link>
              <span className="soft small">
                {fill(settings.since, { day: numbers.day(since) })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
