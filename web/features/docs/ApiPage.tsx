import { useDocsWords } from './docs-words.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Refused } from '../../lib/call.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import './api-page.css'
import { Operation, type OperationShape } from './Operation.tsx'

type Described = { paths: Record<string, Record<string, OperationShape>> }

const description = queryOptions({
  queryKey: ['openapi'],
  queryFn: async () => {
    const reply = await fetch('/api/openapi.json')
    if (!reply.ok) throw new Refused(reply.status, {})
    return (await reply.json()) as Described
  },
  staleTime: Infinity,
})

/** The contract for other systems: every operation, what it takes and what it answers. */
export function ApiPage() {
  const docs = useDocsWords()
  const described = useQuery(description)

  return (
    <>
      <PageHeader
        title={docs.title}
        lead={
          <>
            <p>{docs.lead}</p>
            <p>{docs.refusals}</p>
            <p>
              <a href="/api/openapi.json">{docs.raw}</a>
            </p>
          </>
        }
      />
      <Answer to={described} lines={12}>
        {(found) => <Groups groups={grouped(found)} />}
      </Answer>
    </>
  )
}

type Placed = OperationShape & { method: string; path: string }

function Groups({ groups }: { groups: Map<string, Placed[]> }) {
  const docs = useDocsWords()
  return (
    <div className="stack">
      <nav aria-label={docs.contents}>
        <ul className="plain row">
          {[...groups.keys()].map((group) => (
            <li key={group}>
              <a className="button quiet" href={`#${group}`}>
                {group}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {[...groups].map(([group, operations]) => (
        <section key={group} id={group} className="stack tight">
          <h2>{group}</h2>
          {operations.map((operation) => (
            <Operation key={operation.operationId} {...operation} />
          ))}
        </section>
      ))}
    </div>
  )
}

function grouped({ paths }: Described) {
  const groups = new Map<string, Placed[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const group = operation.tags[0] ?? ''
      groups.set(group, [...(groups.get(group) ?? []), { ...operation, method, path }])
    }
  }
  return groups
}
