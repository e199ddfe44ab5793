import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Complaint, standards } from '../../../contract/standards.ts'
import { asking, Refused } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import { ComplainDialog, ReplyToComplaint } from './ComplaintDialogs.tsx'
import { useStandardWords } from './standards-words.ts'
import type { At } from './use-standard-act.ts'

/** Complaints to the commune about a model, as far as the reader may see them. */
export function Complaints({ at }: { at: At }) {
  const words = useStandardWords()
  const found = useQuery({ ...asking(standards.complaints, at), retry: false })
  const [writing, setWriting] = useState(false)
  if (found.error instanceof Refused && found.error.status < 500) return null
  return (
    <section className="stack tight no-print">
      <h2>{words.complaints}</h2>
      <Answer to={found} lines={2}>
        {({ complaints, mayComplain, mayReply }) => (
          <>
            {complaints.length === 0 && <p className="soft">{words.noComplaints}</p>}
            <ul className="plain stack tight">
              {complaints.map((each) => (
                <One key={each.id} complaint={each} at={at} mayReply={mayReply} />
              ))}
            </ul>
            {mayComplain && (
              <div>
                <Button icon="pen" onClick={() => setWriting(true)}>
                  {words.complain}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
      {writing && <ComplainDialog at={at} onClose={() => setWriting(false)} />}
    </section>
  )
}

type OneProps = { complaint: Complaint; at: At; mayReply: boolean }

function One({ complaint, at, mayReply }: OneProps) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const [replying, setReplying] = useState(false)
  const { said, by, reply, upheld, dueOn } = complaint
  const late = dueOn < today()
  return (
    <li className="card stack tight">
      <p>{said}</p>
      <p className="row small soft">
        <span>{numbers.moment(complaint.at)}</span>
        {by && <span>{by}</span>}
        {reply === null && (
          <Tag tone={late ? 'wait' : 'plain'}>
            {fill(late ? words.late : words.due, { day: numbers.day(dueOn) })}
          </Tag>
        )}
        {upheld !== null && <Tag>{words.right[upheld ? 'true' : 'false']}</Tag>}
      </p>
      {reply !== null && (
        <p>
          {words.answer}: {reply}
        </p>
      )}
      {reply === null && mayReply && (
        <div>
          <Button icon="pen" onClick={() => setReplying(true)}>
            {words.reply}
          </Button>
        </div>
      )}
      {replying && (
        <ReplyToComplaint complaint={complaint} at={at} onClose={() => setReplying(false)} />
      )}
    </li>
  )
}
