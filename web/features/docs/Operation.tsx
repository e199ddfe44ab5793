import { useDocsWords } from './docs-words.ts'
import { useState } from 'react'
import { Tag } from '../../ui/Status.tsx'

type Schema = Record<string, unknown>
type Content = { 'application/json': { schema: Schema } }

/** One operation as OpenAPI describes it. */
export type OperationShape = {
  operationId: string
  tags: string[]
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: { 200: { content: Content } }
}

type OperationProps = OperationShape & { method: string; path: string }

/** One operation: it unfolds into what it takes and what it answers. */
export function Operation({ method, path, summary, ...rest }: OperationProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className="card operation" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Tag tone={method === 'get' ? 'good' : 'wait'}>{method.toUpperCase()}</Tag>
        <code>{path}</code>
        <span className="soft" lang="en">
          {summary}
        </span>
      </summary>
      {open && <Details {...rest} />}
    </details>
  )
}

function Details({ parameters, requestBody, responses }: Omit<OperationShape, 'summary'>) {
  const docs = useDocsWords()
  return (
    <div className="stack tight">
      {parameters.length > 0 && (
        <>
          <h3>{docs.parameters}</h3>
          <ul className="plain">
            {parameters.map((parameter) => (
              <li key={parameter.name}>
                <code>{parameter.name}</code> <span className="soft">({parameter.in})</span>{' '}
                {parameter.required && <Tag>{docs.needed}</Tag>}{' '}
                <code>{brief(parameter.schema)}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {requestBody && (
        <>
          <h3>{docs.body}</h3>
          <Printed schema={requestBody.content['application/json'].schema} />
        </>
      )}
      <h3>{docs.reply}</h3>
      <Printed schema={responses[200].content['application/json'].schema} />
    </div>
  )
}

function Printed({ schema }: { schema: Schema }) {
  return (
    <pre tabIndex={0}>
      <code>{JSON.stringify(schema, null, 2)}</code>
    </pre>
  )
}

function brief(schema: Schema) {
  const { type, format, enum: choices } = schema
  if (Array.isArray(choices)) return choices.join(' | ')
  return [type, format].filter((part) => typeof part === 'string').join(' ')
}
