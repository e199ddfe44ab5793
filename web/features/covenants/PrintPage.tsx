import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Paper } from '../../ui/Paper.tsx'
import { Answer } from '../../ui/Status.tsx'
import { covenantAt } from './addresses.ts'
import type { At } from './at.ts'
import { atOf, type Version } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import './covenants.css'
import { useHeading } from './use-heading.ts'

/** The covenant as it is posted up, with a sheet that people sign by hand. */
export function PrintPage({ at }: { at: At }) {
  const covenant = useQuery(asking(covenants.read, at))
  return (
    <Answer to={covenant} lines={8}>
      {(found) => <CovenantPaper covenant={found} />}
    </Answer>
  )
}

/** Rows on the sheet: as many as fill a page. */
const rows = 20

function CovenantPaper({ covenant }: { covenant: Covenant }) {
  const { paper, kinds } = useCovenantWords()
  const [, go] = useLocation()
  const heading = useHeading(covenant)
  const force = useForce()
  const { versions, title, kind, named } = covenant
  const version = versions.find(({ from, state }) => from && state !== 'superseded') ?? versions[0]
  if (!version) return null
  return (
    <Paper
      title={kinds[kind]}
      of={title}
      {...heading}
      number={null}
      year={null}
      signs={[{ role: paper.front }, { role: paper.keeper }]}
      onClose={() => go(covenantAt(atOf(covenant)))}
    >
      <p>{`${fill(paper.covenantOf, { number: version.number })}. ${force(version)}`}</p>
      <p className="a4-said">{version.text}</p>
      {named && <Sheet />}
    </Paper>
  )
}

/** Since when it is in force, in a sentence. */
function useForce() {
  const { paper } = useCovenantWords()
  const numbers = useNumbers()
  return ({ from, decision }: Version) => {
    if (!from) return paper.draft
    const day = numbers.day(from)
    return decision ? fill(paper.inForce, { day, decision }) : fill(paper.inForceOwn, { day })
  }
}

function Sheet() {
  const { paper } = useCovenantWords()
  return (
    <section className="covenant-sheet">
      <h2>{paper.sheet}</h2>
      <p>{paper.sheetSays}</p>
      <table>
        <thead>
          <tr>
            <th>{paper.no}</th>
            <th>{paper.name}</th>
            <th>{paper.address}</th>
            <th>{paper.day}</th>
            <th>{paper.hand}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, at) => (
            <tr key={at}>
              <td>{at + 1}</td>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
