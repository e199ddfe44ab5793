import { useEffect } from 'react'
import { useWords } from '../../lib/language.tsx'
import { Band } from '../../ui/Band.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import './front-page.css'
import { ModelNames } from './ModelNames.tsx'
import { PublishedFigures } from './PublishedFigures.tsx'

/** What anybody sees first: what this is, the published figures, the models, the promises. */
export function FrontPage() {
  const { publicly, shell } = useWords()
  useEffect(() => {
    document.title = `${shell.name} · ${shell.line}`
  }, [shell])

  return (
    <div className="front">
      <section className="hero stack">
        <p className="hero-line">{shell.line}</p>
        <h1>{publicly.title}</h1>
        <p className="hero-breath">{publicly.breath}</p>
        <div className="row">
          <LinkButton look="main" href="/dang-nhap" icon="key">
            {publicly.signIn}
          </LinkButton>
          <LinkButton href="/mo-hinh" icon="models">
            {publicly.seeModels}
          </LinkButton>
          <LinkButton href="/bao-tin" icon="pen">
            {publicly.tell}
          </LinkButton>
        </div>
      </section>
      <Steps />
      <PublishedFigures />
      <section className="stack">
        <h2>{publicly.library}</h2>
        <p>{publicly.librarySays}</p>
        <ModelNames />
      </section>
      <section className="trust stack tight">
        <Band />
        <h2>{publicly.trust}</h2>
        <p>{publicly.trustSays}</p>
        <div>
          <LinkButton href="/rieng-tu">{publicly.readCharter}</LinkButton>
        </div>
      </section>
    </div>
  )
}

function Steps() {
  const { steps } = useWords().publicly
  const each: [IconName, string, string][] = [
    ['pen', steps.write, steps.writeSays],
    ['check', steps.check, steps.checkSays],
    ['figures', steps.count, steps.countSays],
  ]
  return (
    <ol className="plain steps">
      {each.map(([icon, title, says]) => (
        <li key={icon}>
          <Icon name={icon} />
          <h2>{title}</h2>
          <p>{says}</p>
        </li>
      ))}
    </ol>
  )
}
