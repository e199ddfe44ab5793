import './look.ts'
import { createRoot } from 'react-dom/client'
import { newClient } from './app/client.ts'
import type { Facts } from './app/drawn.ts'
import { House } from './app/House.tsx'
import { Routes } from './app/routes.tsx'
import { wake } from './app/wake.tsx'
import { keepWearing } from './lib/theme.ts'

/** Settles when the app answers: on a page of its own, or on the one the server drew. */
export const awake = open()

async function open() {
  const root = document.getElementById('root')
  const facts = document.getElementById('facts')?.textContent
  if (root && facts) await wake(root, JSON.parse(facts) as Facts)
  else if (root) {
    keepWearing()
    createRoot(root).render(
      <House client={newClient()}>
        <Routes />
      </House>,
    )
  }
}
