import type { ReactNode } from 'react'
import { useCatalog } from '../lib/catalog.ts'
import { fill, useErrorWords, useLanguage } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import { EmergencyNumbers } from './EmergencyNumbers.tsx'
import { NumberField } from './NumberField.tsx'
import { SelectField } from './TextField.tsx'

/** One thing handed in, as it stands on a form. */
export type HandedIn = { key: string; item: string; quantity: number | undefined }

type SurrenderLinesProps<Line extends HandedIn> = {
  lines: Line[]
  onChange: (lines: Line[]) => void
  faults: Record<string, string>
  /** An empty line. */
  blank: () => Line
  /** What else is asked about a line. */
  more?: (line: Line, change: (changed: Partial<Line>) => void, at: number) => ReactNode
}

/** What was handed in, thing by thing, each in its own unit of measure. */
export function SurrenderLines<Line extends HandedIn>({
  lines,
  onChange,
  faults,
  blank,
  more,
}: SurrenderLinesProps<Line>) {
  const { words, say } = useLanguage()
  const { diary } = words
  const sayFault = useErrorWords()
  const catalog = useCatalog()
  const options = (catalog?.surrender ?? []).map(({ id, name }) => ({
    value: id,
    label: say(name),
  }))
  const swap = (key: string, changed: Partial<HandedIn> | Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...changed } : line)))
  const dangerous = lines.some(({ item }) => catalog?.item(item)?.danger)

  return (
    <fieldset className="field surrender" data-wrong={faults['lines'] ? '' : undefined}>
      <legend>{diary.lines}</legend>
      <p className="hint">{diary.linesHint}</p>
      {lines.map((line, at) => {
        const item = catalog?.item(line.item)
        return (
          <div key={line.key} className="card stack tight">
            <SelectField
              label={diary.item}
              blank={diary.itemBlank}
              options={options}
              hint={item?.includes && say(item.includes)}
              error={faults[`lines.${at}.item`]}
              value={line.item}
              onChange={(chosen) => swap(line.key, { item: chosen })}
            />
            <NumberField
              key={item?.decimals ?? 0}
              label={diary.quantity}
              decimals={item?.decimals ?? 0}
              unit={item && say(item.unit)}
              error={faults[`lines.${at}.quantity`]}
              value={line.quantity}
              onChange={(quantity) => swap(line.key, { quantity })}
            />
            {more?.(line, (changed) => swap(line.key, changed), at)}
            <div>
              <Button
                look="plain"
                icon="close"
                onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
              >
                {fill(diary.removeLine, { number: at + 1 })}
              </Button>
            </div>
          </div>
        )
      })}
      <div>
        <Button icon="plus" onClick={() => onChange([...lines, blank()])}>
          {diary.addLine}
        </Button>
      </div>
      {faults['lines'] && (
        <p className="wrong" role="alert">
          {sayFault(faults['lines'])}
        </p>
      )}
      {dangerous && (
        <div className="notice stack tight" role="alert">
          <strong>{diary.danger}</strong>
          <a href="/khong-dong-bom" target="_blank" rel="noreferrer">
            {diary.dangerMore}
          </a>
          <EmergencyNumbers />
        </div>
      )}
    </fieldset>
  )
}
