import { useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'

type Line = { label: string; mine: string; theirs: string }

type TwoVersionsProps = {
  lines: Line[]
  /** Lets what the other person wrote stand. */
  onTheirs: () => void
  /** Writes one's own over it, knowing what it replaces. */
  onMine: () => void
  busy?: boolean
}

/** Two people changed one thing at once: both versions side by side, and the choice between them. */
export function TwoVersions({ lines, onTheirs, onMine, busy = false }: TwoVersionsProps) {
  const { pieces } = useWords()
  return (
    <div className="stack tight" role="alert">
      <p className="notice">{pieces.twoVersions}</p>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{pieces.change}</span>
            </th>
            <th scope="col">{pieces.mine}</th>
            <th scope="col">{pieces.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, mine, theirs }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-label={pieces.mine}>{mine || '—'}</td>
              <td data-label={pieces.theirs}>{theirs || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button look="main" onClick={onTheirs}>
          {pieces.keepTheirs}
        </Button>
        <Button busy={busy} onClick={onMine}>
          {pieces.keepMine}
        </Button>
      </div>
    </div>
  )
}
