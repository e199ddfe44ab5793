import { useWords } from '../lib/language.tsx'
import './emergency.css'
import { Icon } from './Icon.tsx'

const lines = ['113', '114', '115', '112'] as const

/** The numbers the house stands beside and never replaces. */
export function EmergencyNumbers() {
  const { pieces } = useWords()
  return (
    <nav className="emergency" aria-label={pieces.emergency}>
      {lines.map((line) => (
        <a key={line} href={`tel:${line}`}>
          <Icon name="phone" />
          <strong className="number">{line}</strong>
          <span>{pieces[`emergency${line}`]}</span>
        </a>
      ))}
    </nav>
  )
}
