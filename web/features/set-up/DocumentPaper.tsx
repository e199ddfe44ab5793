import type { Words } from '../../../contract/wire.ts'
import type { SetUpDocument } from '../../../contract/set-up.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Paper } from '../../ui/Paper.tsx'
import { usePlaces } from './paper-blanks.ts'
import { PaperTable } from './PaperTable.tsx'
import { useSetUpWords } from './set-up-words.ts'

type DocumentPaperProps = { paper: SetUpDocument; values: Record<string, string> }

/** The sheet as it will be printed; what nobody knows yet is a dotted line. */
export function DocumentPaper({ paper, values }: DocumentPaperProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const { template } = paper
  const { from, over } = useHead(paper, values)
  const { commune } = usePlaces(paper.model.unit)
  const optional = template.blanks.filter((blank) => blank.optional).map(({ name }) => name)
  const told = (sentence: Words) => filled(say(sentence), values, optional)
  // The founding decision bears the number and the day it was given.
  const decided = template.id === 'founding-decision'
  const number = decided ? values['decision'] : undefined
  const numbered = template.symbol ? (number ?? `……/${template.symbol}`) : null
  return (
    <Paper
      title={say(template.title)}
      of={told(template.of)}
      from={from}
      over={over}
      place={commune?.name ?? ''}
      numbered={numbered}
      day={decided ? paper.known['decidedOn'] : undefined}
      internal={false}
      signs={template.signs.map((role) => ({ role: say(role) }))}
      receivers={
        template.receivers.length > 0 && (
          <div className="paper-receivers">
            <em>{words.receivers}</em>
            <ul>
              {template.receivers.map((each) => (
                <li key={each.vi}>{told(each)}</li>
              ))}
            </ul>
          </div>
        )
      }
    >
      {template.to && <p className="a4-of">{fill(words.dear, { to: told(template.to) })}</p>}
      {template.grounds
        .map(told)
        .filter(Boolean)
        .map((ground) => (
          <p key={ground} className="paper-ground">
            {ground}
          </p>
        ))}
      {template.parts.map((part, at) => {
        if ('table' in part) return <PaperTable key={at} table={part.table} paper={paper} />
        if ('heading' in part) return <h2 key={at}>{told(part.heading)}</h2>
        const said = told(part.says)
        return (
          said && (
            <p key={at} className="a4-said">
              {said}
            </p>
          )
        )
      })}
    </Paper>
  )
}

function useHead({ model, template }: SetUpDocument, values: Record<string, string>) {
  const { heads } = useSetUpWords()
  const commune = upper(fill(heads.commune, values))
  const unit = upper(unitHeading(model.unit))
  switch (template.from) {
    case 'police':
      return {
        from: upper(fill(heads.police, values)),
        over: upper(fill(heads.policeOver, values)),
      }
    case 'commune':
      return { from: commune, over: undefined }
    case 'unit':
      return { from: unit, over: commune }
    case 'model':
      return { from: upper(model.name), over: unit }
  }
}

const upper = (words: string) => words.toLocaleUpperCase('vi')

function filled(sentence: string, values: Record<string, string>, optional: string[]) {
  return sentence
    .replace(
      /\{(\w+)\}/g,
      (_, name: string) => values[name] || (optional.includes(name) ? '' : '…………'),
    )
    .trim()
}
