import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { models } from '../../../contract/models.ts'
import { standards } from '../../../contract/standards.ts'
import { asking, Refused } from '../../lib/call.ts'
import { fill, useErrorWords, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ChapterHeader } from '../../ui/ChapterHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { Complaints } from './Complaints.tsx'
import { Flags } from './Flags.tsx'
import { JudgeDialog } from './JudgeDialog.tsx'
import { Judgements } from './Judgements.tsx'
import { Opinion } from './Opinion.tsx'
import { ScoreSheet } from './ScoreSheet.tsx'
import './standards.css'
import { useStandardWords } from './standards-words.ts'
import type { At } from './use-standard-act.ts'

/** A model's score with every point traced, what was decided, what is asked about it and what residents say. */
export function ScorePage(at: At) {
  const words = useStandardWords()
  const me = useMe()
  const model = useQuery(asking(models.read, { keeperId: at.keeperId, id: at.modelId }))
  const score = useQuery({ ...asking(standards.score, at), retry: false })
  const [judging, setJudging] = useState(false)
  return (
    <Answer to={model} lines={8}>
      {(found) => (
        <article className="stack">
          <ChapterHeader
            model={found}
            title={words.title}
            lead={words.lead}
            actions={
              <>
                {score.data?.mayJudge && (
                  <Button look="main" icon="check" onClick={() => setJudging(true)}>
                    {words.judge}
                  </Button>
                )}
                {score.data?.mayJudge && (
                  <LinkButton icon="figures" href="/nhan-rong/cham-diem">
                    {words.list}
                  </LinkButton>
                )}
                <Button icon="print" look="plain" onClick={() => print()}>
                  {words.print}
                </Button>
              </>
            }
          />
          {noScore(score.error) ? (
            <NoScore error={score.error} />
          ) : (
            <Answer to={score} lines={8}>
              {(scored) => <ScoreSheet score={scored} at={at} />}
            </Answer>
          )}
          <Judgements at={at} type={found.type} />
          {me && <Flags at={at} />}
          <Opinion at={at} />
          {me && <Complaints at={at} />}
          {judging && score.data && (
            <JudgeDialog score={score.data} at={at} onClose={() => setJudging(false)} />
          )}
        </article>
      )}
    </Answer>
  )
}

function noScore(error: unknown): error is Refused {
  return error instanceof Refused && error.code.startsWith('score.')
}

/** Why there is no score yet, or no more, and from when there will be. */
function NoScore({ error }: { error: Refused }) {
  const words = useStandardWords()
  const say = useErrorWords()
  const numbers = useNumbers()
  const from = (error.current as { from?: string } | undefined)?.from
  return (
    <Empty title={say(error.code)}>
      {from && <p>{fill(words.early, { day: numbers.day(from) })}</p>}
    </Empty>
  )
}
