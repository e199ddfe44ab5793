import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { activities } from '../../../contract/activities.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { useMe } from '../../lib/me.ts'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { Judging } from './Judging.tsx'

/** What waits to be verified, one record at a time, the longest waiting first. */
export function VerifyPage() {
  const { activities: words } = useWords()
  const numbers = useNumbers()
  const me = useMe()
  const waiting = useQuery(asking(activities.waiting, {}))
  useLive(me ? postsNow(me)[0]?.unit.id : undefined, [[activities.waiting.path]])
  // What was settled here leaves at once; what was put off stays for a second look.
  const [settled, setSettled] = useState<string[]>([])
  const [later, setLater] = useState<string[]>([])

  return (
    <div className="stack">
      <PageHeader title={words.verifyTitle} lead={words.verifyLead} />
      <Answer to={waiting} lines={8}>
        {({ activities: all, total }) => {
          const left = all.filter(({ id }) => !settled.includes(id))
          const gone = all.length - left.length
          const now = left.find(({ id }) => !later.includes(id))
          return (
            <>
              {left.length > 0 && (
                <p className="verify-count" role="status">
                  {fill(words.verifyWaiting, { count: numbers.number(total - gone) })}
                </p>
              )}
              {now && (
                <Judging
                  key={now.id}
                  record={now}
                  next={settled.length + later.length > 0}
                  onSettled={() => {
                    setSettled((ids) => [...ids, now.id])
                    void waiting.refetch()
                  }}
                  onLater={() => setLater((ids) => [...ids, now.id])}
                />
              )}
              {!now && left.length > 0 && (
                <Empty title={fill(words.verifyAgain, { count: left.length })}>
                  <Button look="main" onClick={() => setLater([])}>
                    {words.verifyTitle}
                  </Button>
                </Empty>
              )}
              {left.length === 0 && (
                <Empty title={words.verifyEmpty}>
                  <p>{words.verifyEmptySays}</p>
                </Empty>
              )}
            </>
          )
        }}
      </Answer>
    </div>
  )
}
