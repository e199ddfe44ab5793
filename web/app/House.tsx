import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { type Drawn, LanguageProvider } from '../lib/language.tsx'
import { ToastProvider } from '../ui/Toast.tsx'
import { Shell } from './Shell.tsx'

type HouseProps = {
  client: QueryClient
  /** The language the page was drawn in before anybody could choose one. */
  drawn?: Drawn
  children: ReactNode
}

/** Everything round a page: what the server answered, the reader's language, what is said in passing, the frame. */
export function House({ client, drawn, children }: HouseProps) {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <LanguageProvider drawn={drawn}>
          <ToastProvider>
            <Shell>{children}</Shell>
          </ToastProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
