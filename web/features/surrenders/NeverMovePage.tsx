import { useLanguage, useWords } from '../../lib/language.tsx'
import { sealed as english } from '../../locales/en/sealed.ts'
import { sealed } from '../../locales/vi/sealed.ts'
import { Button } from '../../ui/Button.tsx'
import { EmergencyNumbers } from '../../ui/EmergencyNumbers.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import './surrenders.css'

// The same page stands at the sealed door: one set of words for both.
const words = { vi: sealed, en: english satisfies typeof sealed }

/** Never move a bomb: for everybody, large enough to be hung on a wall. */
export function NeverMovePage() {
  const { bombTitle, bombLine, bomb } = words[useLanguage().language]
  const { pieces } = useWords()
  return (
    <article className="stack never-move">
      <PageHeader
        title={bombTitle}
        lead={bombLine}
        actions={
          <Button icon="print" onClick={() => print()}>
            {pieces.print}
          </Button>
        }
      />
      <EmergencyNumbers />
      <ol>
        {bomb.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
    </article>
  )
}
