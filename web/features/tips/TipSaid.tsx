import type { TipWords } from '../../../contract/sealed.ts'
import { useLanguage } from '../../lib/language.tsx'
import type { Opening } from '../../lib/tip-keys/opened.ts'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

/** What was sent: the words, where, when, and what the category asks for. */
export function TipSaid({ tip, opening }: { tip: Tip; opening: Opening<TipWords> }) {
  const words = useTipWords()
  return (
    <section className="card stack tight">
      <h2>{words.said}</h2>
      {opening.words ? (
        <Said tip={tip} said={opening.words} />
      ) : (
        <p className="soft" role={opening.state === 'failed' ? 'alert' : undefined}>
          {opening.state === 'failed' ? words.notForYou : words.opening[opening.state]}
        </p>
      )}
      {tip.sealedLate && <p className="small soft">{words.sealedLateSays}</p>}
    </section>
  )
}

function Said({ tip, said }: { tip: Tip; said: TipWords }) {
  const words = useTipWords()
  const { say } = useLanguage()
  const asks = useTipKinds()?.category(tip.category)?.asks ?? []
  const lines = [
    { label: words.where, value: said.where },
    { label: words.when, value: said.when },
    ...said.answers.map((value, index) => {
      const ask = asks[index]
      return { label: ask ? say(ask) : words.answer, value }
    }),
  ].filter(({ value }) => value.trim() !== '')
  return (
    <>
      <p className="tip-text">{said.text}</p>
      {lines.length > 0 && (
        <dl className="tip-facts">
          {lines.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
