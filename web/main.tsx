import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/600.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { client } from './app/client.ts'
import { Shell } from './app/Shell.tsx'
import { LanguageProvider } from './lib/language.tsx'
import { wear } from './lib/theme.ts'
import './ui/theme.css'
import { ToastProvider } from './ui/Toast.tsx'

wear()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <LanguageProvider>
          <ToastProvider>
            <Shell />
          </ToastProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
