import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { z } from 'zod'
import { catalog } from '../../../contract/catalog.ts'
import { models } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { wholeCatalog } from '../../lib/catalog.ts'
import { speaksOf } from '../../lib/fold.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useCopyWords } from './copy-words.ts'
import './models.css'

type TypeBrief = z.output<typeof catalog.read.reply>['models'][number]

/** Every type of safety model, grouped by what it looks after. */
export function LibraryPage() {
  const { models: words } = useWords()
  const copies = useCopyWords()
  const whole = useQuery(wholeCatalog)
  const [asked, setAsked] = useState('')

  return (
    <div className="stack">
      <PageHeader
        title={words.library}
        lead={whole.data && fill(words.libraryLead, { count: whole.data.models.length })}
        actions={
          <LinkButton href="/nhan-rong/thong-bao" icon="bell">
            {copies.notices}
          </LinkButton>
        }
      />
      <div className="narrow library-search">
        <TextField
          label={words.librarySearch}
          hint={words.librarySearchHint}
          type="search"
          value={asked}
          onChange={setAsked}
        />
      </div>
      <Answer to={whole} lines={10}>
        {({ models: types }) => (
          <Groups
            types={types.filter(({ name, purpose }) => {
              const text = [name.vi, name.en, purpose.vi, purpose.en].join(' ')
              return speaksOf(text, asked)
            })}
          />
        )}
      </Answer>
    </div>
  )
}

function Groups({ types }: { types: TypeBrief[] }) {
  const { models: words } = useWords()
  const groups = Object.keys(words.groups) as (keyof typeof words.groups)[]
  const standing = useStanding()

  return (
    <>
      <p className="unseen" role="status">
        {fill(words.libraryFound, { count: types.length })}
      </p>
      {types.length === 0 && <Empty title={words.libraryNone} />}
      {groups.map((group) => {
        const those = types.filter((type) => type.group === group)
        if (those.length === 0) return null
        return (
          <section key={group} className="stack tight">
            <h2>
              {words.groups[group]} <span className="soft number">{those.length}</span>
            </h2>
            <ul className="plain grid">
              {those.map((type) => (
                <li key={type.id}>
                  <TypeCard type={type} standing={standing.get(type.id) ?? 0} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** How many models of each type stand in the country. */
function useStanding() {
  const nation = useQuery(asking(units.nation, {}))
  const types = useQuery({
    ...asking(models.byType, { under: nation.data?.id ?? '' }),
    enabled: nation.data !== undefined,
  })
  return new Map(types.data?.map(({ type, models: count }) => [type, count]))
}

function TypeCard({ type, standing }: { type: TypeBrief; standing: number }) {
  const { words, say } = useLanguage()
  const numbers = useNumbers()
  return (
    <Link href={`/mo-hinh/${type.id}`} className="card type-card">
      <strong>{say(type.name)}</strong>
      <span className="small">{say(type.purpose)}</span>
      <span className="row small soft">
        {type.closed && <Tag tone="off">{words.models.closedType}</Tag>}
        {standing > 0 && fill(words.models.standing, { count: numbers.number(standing) })}
      </span>
    </Link>
  )
}
