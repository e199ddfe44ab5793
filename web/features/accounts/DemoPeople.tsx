import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { accounts } from '../../../contract/accounts.ts'
import { call } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Refusal } from '../../ui/Status.tsx'

export type Entry = z.output<typeof accounts.password.reply>
type Person = z.output<typeof accounts.demoPeople.reply>[number]
type DemoPeopleProps = { people: Person[]; onEntry: (entry: Entry) => Promise<void> }

/** The people of the demonstration, by province: one press and you are one of them. */
export function DemoPeople({ people, onEntry }: DemoPeopleProps) {
  const { signin } = useWords()
  const { say } = useLanguage()
  const catalog = useCatalog()
  const entering = useMutation({
    mutationFn: (accountId: string) => call(accounts.demo, { accountId }),
    onSuccess: onEntry,
  })
  // Those of the whole country come after the provinces.
  const provinces = [...new Set([...people].sort(wholeCountryLast).map(placeOf))]
  const roleOf = ({ role }: Person) => {
    const entry = catalog?.role(role)
    return entry ? say(entry.name) : ''
  }

  return (
    <section className="stack demo-people">
      <div className="stack tight">
        <h2>{signin.demo}</h2>
        <p className="soft">{signin.demoSays}</p>
      </div>
      <Refusal error={entering.error} />
      {provinces.map((province, index) => (
        <details key={province} className="card" open={index === 0}>
          <summary>
            <h3>{province}</h3>
          </summary>
          <ul className="plain grid">
            {people
              .filter((person) => placeOf(person) === province)
              .map((person) => (
                <li key={person.accountId}>
                  <button
                    type="button"
                    className="card person"
                    disabled={entering.isPending}
                    aria-label={fill(signin.demoAs, {
                      name: person.name,
                      role: roleOf(person),
                      unit: unitName(person.unit),
                    })}
                    onClick={() => entering.mutate(person.accountId)}
                  >
                    <Icon name="person" />
                    <span>
                      <strong>{person.name}</strong>
                      <span>{roleOf(person)}</span>
                      <span className="soft small">{unitName(person.unit)}</span>
                    </span>
                  </button>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

/** Those who answer for the whole country stand in no province. */
function placeOf({ province, unit }: Person) {
  return province || unit.name
}

function wholeCountryLast(a: Person, b: Person) {
  return Number(a.province === '') - Number(b.province === '')
}
