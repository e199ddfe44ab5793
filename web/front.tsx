import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'
import { figures } from '../contract/figures.ts'
import { newClient } from './app/client.ts'
import { type Facts, takeFacts } from './app/drawn.ts'
import { House } from './app/House.tsx'
import { FrontPage } from './features/public/FrontPage.tsx'
import { dictionaryOf } from './lib/language.tsx'
import type { Language } from './lib/numbers.ts'

type Asked = {
  /** The page with its blanks, as it was built. */
  blank: string
  language: Language
  /** Answers a question as anybody is answered. */
  ask: (path: string) => Promise<unknown>
}

/** The front page as a visitor first sees it, drawn on the server: whole before any script has come. */
export async function drawFrontPage({ blank, language, ask }: Asked) {
  const facts: Facts = { published: (await ask(figures.published.path)) as Facts['published'] }
  const client = newClient()
  takeFacts(client, facts)
  const words = await dictionaryOf(language)
  const page = renderToString(
    <Router ssrPath="/">
      <House client={client} drawn={{ language, words }}>
        <FrontPage />
      </House>
    </Router>,
  )
  const { shell, publicly } = words
  const blanks: Record<string, string> = {
    language,
    title: `${shell.name} · ${shell.line}`,
    page,
    // No angle bracket may end the script that holds them.
    facts: JSON.stringify(facts).replaceAll('<', '\\u003c'),
    unscripted: publicly.unscripted,
  }
  return blank.replace(/%(\w+)%/g, (whole, name: string) => blanks[name] ?? whole)
}
