import { Link } from 'wouter'
import { useWords } from '../lib/language.tsx'
import { Band } from '../ui/Band.tsx'
import { EmergencyNumbers } from '../ui/EmergencyNumbers.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'

/** The foot of every page: the numbers to call, and the promises made. */
export function Foot() {
  const { shell } = useWords()
  return (
    <footer className="foot no-print">
      <Band />
      <div className="foot-inside stack">
        <p>{shell.beside}</p>
        <EmergencyNumbers />
        <p className="row small">
          <Link href="/rieng-tu">{shell.privacy}</Link>
          <Link href="/api/docs">{shell.api}</Link>
        </p>
        <div className="narrow-only scripted">
          <ThemeMenu />
        </div>
      </div>
    </footer>
  )
}
