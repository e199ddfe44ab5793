import { type ReactNode, startTransition, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { dictionaryOf } from '../lib/language.tsx'
import { newClient } from './client.ts'
import { type Facts, takeFacts } from './drawn.ts'
import { House } from './House.tsx'
import { Routes } from './routes.tsx'

/** Wakes the page the server drew: the app takes it over as it stands, a small piece at a time. */
export async function wake(root: HTMLElement, facts: Facts) {
  const language = document.documentElement.lang === 'en' ? 'en' : 'vi'
  const words = await dictionaryOf(language)
  const client = newClient()
  takeFacts(client, facts)
  return new Promise<void>((awake) => {
    startTransition(() => {
      hydrateRoot(
        root,
        <Arrival tell={awake}>
          <House client={client} drawn={{ language, words }}>
            <Routes />
          </House>
        </Arrival>,
      )
    })
  })
}

function Arrival({ tell, children }: { tell: () => void; children: ReactNode }) {
  useEffect(tell, [tell])
  return children
}
