import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type Covenant, covenantEvidencePath, covenants } from '../../../contract/covenants.ts'
import { addressOf, asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Paper, PaperLine } from '../../ui/Paper.tsx'
import { Answer } from '../../ui/Status.tsx'
import { useLocation } from 'wouter'
import { covenantAt } from './addresses.ts'
import type { At } from './at.ts'
import { atOf } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import { useHeading } from './use-heading.ts'

type Minutes = z.output<typeof covenants.minutes.reply>[number]

/** The minutes of a vote as they are printed, signed and filed. */
export function MinutesPage({ at, number }: { at: At; number: number }) {
  const covenant = useQuery(asking(covenants.read, at)).data
  const minutes = useQuery(asking(covenants.minutes, at))
  return (
    <Answer to={minutes} lines={8}>
      {(all) => {
        const found = all.find((each) => each.number === number)
        return covenant && found ? <MinutesPaper covenant={covenant} minutes={found} /> : null
      }}
    </Answer>
  )
}

function MinutesPaper({ covenant, minutes }: { covenant: Covenant; minutes: Minutes }) {
  const words = useCovenantWords()
  const { paper } = words
  const numbers = useNumbers()
  const [, go] = useLocation()
  const heading = useHeading(covenant)
  const { households, present, agreed, against, blank, signedBy, from, to } = minutes
  const share = numbers.percent(Math.round((1000 * agreed) / households) / 10)
  const when = {
    day: numbers.longDay(minutes.on),
    from: from ?? paper.blank,
    to: to ?? paper.blank,
    place: minutes.place || paper.blank,
    unit: unitName(covenant.unit),
  }
  const roles = [
    { role: paper.chair, name: signedBy?.chair },
    { role: paper.secretary, name: signedBy?.secretary },
    { role: paper.front, name: signedBy?.front },
    ...(signedBy?.witnesses ?? ['', '']).map((name, at) => ({
      role: `${paper.witness} ${at + 1}`,
      name,
    })),
  ]
  return (
    <Paper
      title={paper.minutes}
      of={fill(paper.minutesOf, { title: covenant.title })}
      {...heading}
      number={null}
      year={null}
      signs={roles.map(({ role, name }) => ({ role, ...(name && { name }) }))}
      onClose={() => go(covenantAt(atOf(covenant)))}
    >
      <p>{fill(from && to ? paper.when : paper.whenDay, when)}</p>
      <PaperLine label={paper.households}>{numbers.number(households)}</PaperLine>
      <PaperLine label={paper.present}>{numbers.number(present)}</PaperLine>
      <PaperLine label={paper.absent}>{numbers.number(households - present)}</PaperLine>
      <PaperLine label={paper.content}>{minutes.content}</PaperLine>
      <PaperLine label={paper.way}>{words.ways[minutes.way]}</PaperLine>
      {minutes.clusters > 1 && (
        <PaperLine label={paper.clusters}>{numbers.number(minutes.clusters)}</PaperLine>
      )}
      {minutes.announcedOn && (
        <PaperLine label={paper.announcedOn}>{numbers.day(minutes.announcedOn)}</PaperLine>
      )}
      {minutes.gatherers && (
        <PaperLine label={paper.gatherers}>{numbers.number(minutes.gatherers)}</PaperLine>
      )}
      <PaperLine label={paper.result}>
        {fill(paper.resultLine, {
          agreed: numbers.number(agreed),
          against: numbers.number(against),
          blank: numbers.number(blank),
        })}
      </PaperLine>
      <PaperLine label={paper.share}>
        {`${numbers.number(agreed)}/${numbers.number(households)} = ${share}. ${minutes.passed ? paper.passed : paper.failed}.`}
      </PaperLine>
      <PaperLine label={paper.decision}>{minutes.decision}</PaperLine>
      <p>{paper.rests}</p>
      {!signedBy && <p>{paper.onPaper}</p>}
      <div className="a4-photos">
        {minutes.evidence.map((evidenceId) => (
          <img
            key={evidenceId}
            src={
              addressOf(
                { method: 'GET', path: covenantEvidencePath },
                { ...atOf(covenant), evidenceId },
              ).url
            }
            alt={words.minutesPhotos}
          />
        ))}
      </div>
    </Paper>
  )
}
