import { useCovenantWords } from './covenant-words.ts'
import { differencesOf, type Line } from './differences.ts'

/** Two versions in one: what was added is underlined and has a plus, what was left out is struck and has a minus. */
export function Differences({ before, after }: { before: string; after: string }) {
  const words = useCovenantWords()
  const lines = differencesOf(before, after)
  if (lines.every(({ is }) => is === 'same')) return <p>{words.nothingDiffers}</p>
  return (
    <div className="covenant-differences">
      {lines.map((line, at) => (
        <p key={at} data-is={isBlank(line) ? 'same' : line.is}>
          <span aria-hidden="true">{isBlank(line) ? '' : signs[line.is]}</span>
          <span>
            {line.parts.map((part, of) => (
              <Part key={of} part={part} />
            ))}
          </span>
        </p>
      ))}
    </div>
  )
}

const signs = { same: '', in: '+', out: '−', changed: '±' }

/** An empty line that came or went says nothing. */
function isBlank({ parts }: Line) {
  return parts.every(({ text }) => text.trim() === '')
}

function Part({ part: { is, text } }: { part: Line['parts'][number] }) {
  const words = useCovenantWords()
  if (is === 'same' || text.trim() === '') return text
  const Mark = is === 'in' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="unseen">{is === 'in' ? words.added : words.removed} </span>
      {text}
    </Mark>
  )
}
