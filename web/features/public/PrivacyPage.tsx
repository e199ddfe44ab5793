import { useWords } from '../../lib/language.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import './front-page.css'

/** The promises made to whoever stands in these books, and what is never done. */
export function PrivacyPage() {
  const { publicly } = useWords()
  return (
    <>
      <PageHeader title={publicly.charter} lead={publicly.charterLead} />
      <div className="halves">
        <section className="card stack">
          <h2>{publicly.always}</h2>
          <Promises icon="check" promises={Object.values(publicly.alwaysList)} />
        </section>
        <section className="card stack">
          <h2>{publicly.never}</h2>
          <Promises icon="close" promises={Object.values(publicly.neverList)} />
          <p className="notice">{publicly.refused}</p>
        </section>
      </div>
    </>
  )
}

function Promises({ icon, promises }: { icon: 'check' | 'close'; promises: string[] }) {
  return (
    <ul className="plain promises">
      {promises.map((promise) => (
        <li key={promise}>
          <Icon name={icon} />
          <span>{promise}</span>
        </li>
      ))}
    </ul>
  )
}
