import type { ReactNode } from 'react'
import type { SetUpDocument } from '../../../contract/set-up.ts'
import { useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { useSetUpWords } from './set-up-words.ts'

type PaperTableProps = {
  table: 'board' | 'equipment' | 'contributions' | 'commitments' | 'signers'
  paper: SetUpDocument
}

const emptyLines = 12

/** A table of a paper, from the model's books; where they are empty there are lines to write on. */
export function PaperTable({ table, paper }: PaperTableProps) {
  const { models } = useWords()
  const { tables } = useSetUpWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const roles: Record<string, string> = models.roles
  const conditions: Record<string, string> = models.conditions
  switch (table) {
    case 'commitments':
      return (
        <ol>
          {paper.commitments.map((each) => (
            <li key={each.vi}>{say(each)}</li>
          ))}
        </ol>
      )
    case 'board':
      return (
        <Lines
          heads={[tables.name, tables.role]}
          rows={paper.board.map(({ name, role }) => [name, roles[role]])}
        />
      )
    case 'equipment':
      return (
        <Lines
          heads={[tables.item, tables.count, tables.condition]}
          rows={paper.equipment.map(({ name, count, condition }) => [
            name,
            numbers.number(count),
            conditions[condition],
          ])}
        />
      )
    case 'contributions':
      return (
        <Lines
          heads={[tables.day, tables.giver, tables.gave, tables.cash]}
          rows={paper.contributions.map(({ on, giver, gave, cash }) => [
            numbers.day(on),
            giver ?? tables.people,
            gave,
            cash === null ? '' : numbers.number(cash),
          ])}
        />
      )
    case 'signers':
      return <Lines heads={[tables.signer, tables.sign]} rows={[]} />
  }
}

function Lines({ heads, rows }: { heads: string[]; rows: ReactNode[][] }) {
  const { tables } = useSetUpWords()
  const blank = Array.from({ length: emptyLines }, () => heads.map(() => ' '))
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{tables.order}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(rows.length > 0 ? rows : blank).map((row, at) => (
          <tr key={at}>
            <td>{at + 1}</td>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
