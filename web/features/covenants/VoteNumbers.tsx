import { fill, useNumbers } from '../../lib/language.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useCovenantWords } from './covenant-words.ts'
import type { VoteForm } from './vote-form.ts'

export type VotePart = {
  form: VoteForm
  change: (more: Partial<VoteForm>) => void
  errors: Record<string, string>
}

/** How many households there are, how many came or were asked, and how they voted. */
export function VoteNumbers({ form, change, errors }: VotePart) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const home = form.way === 'home_ballot'
  const { households, present } = form
  const absent = households !== undefined && present !== undefined ? households - present : -1
  const votes = ['agreed', 'against', 'blank'] as const
  return (
    <>
      {home ? (
        <div className="covenant-pair">
          <DayField
            label={words.announcedOn}
            hint={words.announcedOnHint}
            required
            max={form.on}
            error={errors['announcedOn']}
            value={form.announcedOn}
            onChange={(announcedOn) => change({ announcedOn })}
          />
          <NumberField
            label={words.gatherers}
            hint={words.gatherersHint}
            unit={words.people}
            required
            error={errors['gatherers']}
            value={form.gatherers}
            onChange={(gatherers) => change({ gatherers })}
          />
        </div>
      ) : (
        <NumberField
          label={words.clusters}
          hint={words.clustersHint}
          unit={words.clusterUnit}
          error={errors['clusters']}
          value={form.clusters}
          onChange={(clusters) => change({ clusters })}
        />
      )}
      <div className="covenant-pair">
        <NumberField
          label={words.households}
          unit={words.signerUnit.household}
          required
          error={errors['households']}
          value={households}
          onChange={(given) => change({ households: given })}
        />
        {!home && (
          <NumberField
            label={words.present}
            unit={words.signerUnit.household}
            required
            error={errors['present']}
            value={present}
            onChange={(given) => change({ present: given })}
          />
        )}
      </div>
      {!home && absent >= 0 && (
        <p className="small number">{fill(words.absent, { count: numbers.number(absent) })}</p>
      )}
      <div className="covenant-pair">
        {votes.map((name) => (
          <NumberField
            key={name}
            label={words[name]}
            unit={words.votes}
            required={name !== 'blank'}
            error={errors[name]}
            value={form[name]}
            onChange={(given) => change({ [name]: given })}
          />
        ))}
      </div>
    </>
  )
}
