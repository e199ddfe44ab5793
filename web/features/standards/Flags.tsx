import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Sign, standards } from '../../../contract/standards.ts'
import { asking, Refused } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMay } from '../../lib/me.ts'
import { Button } from '../../ui/Button.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import { ReplyToFlag, SettleFlag } from './FlagDialogs.tsx'
import { useStandardWords } from './standards-words.ts'
import type { At } from './use-standard-act.ts'

/** Questions about records that look made up, for those whom they concern; nobody else sees that there are any. */
export function Flags({ at }: { at: At }) {
  const words = useStandardWords()
  const asked = [useMay('model.change'), useMay('activity.verify'), useMay('model.settle')]
  const concerned = asked.includes(true)
  const found = useQuery({ ...asking(standards.flags, at), retry: false, enabled: concerned })
  if (!concerned) return null
  if (found.error instanceof Refused && found.error.status < 500) return null
  return (
    <section className="stack tight no-print">
      <h2>{words.flags}</h2>
      <p className="small soft">{words.flagsSay}</p>
      <Answer to={found} lines={2}>
        {({ flags, mayReply, maySettle }) =>
          flags.length === 0 ? (
            <p className="soft">{words.noFlags}</p>
          ) : (
            <ul className="plain stack tight">
              {flags.map((flag) => (
                <Question key={flag.id} {...{ flag, at, mayReply, maySettle }} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

type QuestionProps = { flag: Sign; at: At; mayReply: boolean; maySettle: boolean }

function Question({ flag, at, mayReply, maySettle }: QuestionProps) {
  const words = useStandardWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState<'reply' | 'settle'>()
  const close = () => setOpen(undefined)
  const said = Object.fromEntries(
    Object.entries(flag.said).map(([name, value]) => [name, shown(name, value, numbers)]),
  )
  return (
    <li className="card stack tight">
      <p>
        <strong>{fill(words.flag[flag.kind], said)}</strong>
      </p>
      <p className="row small soft">
        <span>{numbers.day(flag.seenOn)}</span>
        {flag.settled ? (
          <Tag tone={flag.settled === 'stands' ? 'wait' : 'good'}>
            {words.settled[flag.settled]}
          </Tag>
        ) : (
          !flag.repliedAt && (
            <span>{fill(words.openFrom, { day: numbers.day(flag.openFrom) })}</span>
          )
        )}
        {flag.records.slice(0, 12).map((id, number) => (
          <Link key={id} href={`/xa/${at.keeperId}/nhat-ky/${id}`}>
            {fill(words.record, { number: number + 1 })}
          </Link>
        ))}
      </p>
      {flag.reply && (
        <p>
          {words.replied}: {flag.reply}
        </p>
      )}
      {flag.settledFor && <p>{flag.settledFor}</p>}
      {!flag.settled && (mayReply || maySettle) && (
        <div className="row">
          {mayReply && (
            <Button icon="pen" onClick={() => setOpen('reply')}>
              {words.reply}
            </Button>
          )}
          {maySettle && (
            <Button icon="check" onClick={() => setOpen('settle')}>
              {words.settle}
            </Button>
          )}
        </div>
      )}
      {open === 'reply' && <ReplyToFlag flag={flag} at={at} onClose={close} />}
      {open === 'settle' && <SettleFlag flag={flag} at={at} onClose={close} />}
    </li>
  )
}

function shown(name: string, value: string | number, numbers: ReturnType<typeof useNumbers>) {
  if (typeof value === 'number') return numbers.number(value)
  return name === 'text' ? value : numbers.day(value)
}
