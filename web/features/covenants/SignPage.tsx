import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { asking, fieldErrors } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { covenantAt } from './addresses.ts'
import type { At } from './at.ts'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import './covenants.css'
import { runsOutSoon } from './renewal.ts'
import { Mine } from './StandsByIt.tsx'

/** A household reads what it is to stand by, and signs on its own phone. */
export function SignPage({ at }: { at: At }) {
  const words = useCovenantWords()
  const covenant = useQuery(asking(covenants.read, at))
  return (
    <div className="stack narrow">
      <Answer to={covenant} lines={8}>
        {(found) => <Signing covenant={found} />}
      </Answer>
      <div>
        <LinkButton look="plain" icon="back" href={covenantAt(at)}>
          {words.backToIt}
        </LinkButton>
      </div>
    </div>
  )
}

function Signing({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const { title, versions, named, mine, maySign } = covenant
  const text = versions.find(({ from, state }) => from && state !== 'superseded')?.text
  const again = mine !== null && runsOutSoon(mine.until) !== undefined
  return (
    <>
      <PageHeader
        title={fill(words.signTitle, { title })}
        lead={maySign && !mine ? words.signLead : undefined}
      />
      {text ? (
        <p className="card covenant-text">{text}</p>
      ) : (
        <p className="notice">{words.notInForce}</p>
      )}
      {!named && <p className="notice">{words.unnamed}</p>}
      {mine && <Mine covenant={covenant} mine={mine} />}
      {maySign && (!mine || again) && <SignForm covenant={covenant} />}
      {named && !maySign && <SignedOut />}
    </>
  )
}

function SignForm({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const me = useMe()
  const [signatureId] = useState(uuid7)
  const [typed, setTyped] = useState<string>()
  const who = typed ?? covenant.mine?.signer ?? me?.name ?? ''
  const signing = useCovenantAct(covenants.sign)
  return (
    <Form
      act={covenant.mine ? words.renew : words.signIt}
      busy={signing.isPending}
      error={signing.error}
      onSubmit={() => signing.mutate({ input: { ...atOf(covenant), signatureId, who } })}
    >
      <TextField
        label={words.who}
        hint={words.whoHint}
        required
        autoComplete="off"
        maxLength={120}
        error={fieldErrors(signing.error)['who']}
        value={who}
        onChange={setTyped}
      />
      <p className="small soft">{words.whoSees}</p>
    </Form>
  )
}

function SignedOut() {
  const words = useCovenantWords()
  const me = useMe()
  if (me === undefined) return null
  return (
    <div className="stack tight">
      <p>{words.notForYou}</p>
      {me === null && (
        <div>
          <LinkButton look="main" href="/dang-nhap">
            {words.signInFirst}
          </LinkButton>
        </div>
      )}
    </div>
  )
}
