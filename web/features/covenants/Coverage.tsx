import { fill, useNumbers } from '../../lib/language.tsx'
import './covenants.css'
import { useCovenantWords } from './covenant-words.ts'

type CoverageProps = { coverage: { signed: number; signers: number }; of: string }

/** How far a covenant is signed: a bar, and in words what it says: 19/27 · 70,4 %. */
export function Coverage({ coverage: { signed, signers }, of }: CoverageProps) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const share = Math.round((1000 * signed) / signers) / 10
  const said = fill(words.coverage, {
    signed: numbers.number(signed),
    signers: numbers.number(signers),
    share: numbers.percent(share),
  })
  return (
    <div className="covenant-coverage">
      <p className="number">
        <strong>{said}</strong> <span className="soft">{of}</span>
      </p>
      <progress max={signers} value={signed} aria-label={fill(words.coverageLabel, { said, of })} />
    </div>
  )
}
