import { useState } from 'react'
import type { Activity } from '../../../contract/activities.ts'
import { useMe } from '../../lib/me.ts'
import { useWords } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useSettling } from './settle-record.ts'

/** What the reader may do with a record: finish, correct, void, verify, give back, print. */
export function ActivityActs({ record }: { record: Activity }) {
  const { activities: words, pieces } = useWords()
  const me = useMe()
  const toast = useToast()
  const [asking, setAsking] = useState<'void' | 'return'>()
  const { verifying, givingBack, voiding } = useSettling(record)
  const { state, mayChange, mayVerify, keeperId, modelId, id } = record
  const form = `/xa/${keeperId}/mo-hinh/${modelId}/ghi?sua=${id}`
  const open = state === 'draft' || state === 'returned'
  const mine = record.writtenBy === me?.name
  const close = () => setAsking(undefined)

  return (
    <>
      {mayVerify && (
        <>
          <Button
            look="main"
            icon="check"
            busy={verifying.isPending}
            onClick={() => verifying.mutate()}
          >
            {words.verify}
          </Button>
          <Button icon="back" onClick={() => setAsking('return')}>
            {words.giveBack}
          </Button>
        </>
      )}
      {mayChange && open && mine && (
        <LinkButton href={form} icon="pen" look="main">
          {state === 'draft' ? words.goOn : words.mend}
        </LinkButton>
      )}
      {mayChange && !open && (
        <LinkButton href={form} icon="pen">
          {words.correct}
        </LinkButton>
      )}
      {mayChange && (
        <Button icon="close" onClick={() => setAsking('void')}>
          {words.voidIt}
        </Button>
      )}
      <Button icon="print" look="plain" onClick={() => print()}>
        {pieces.print}
      </Button>
      <Refusal error={verifying.error} />
      {asking === 'return' && (
        <ReasonDialog
          title={words.giveBackTitle}
          label={words.giveBackReason}
          usual={words.giveBackReasons}
          act={words.giveBack}
          busy={givingBack.isPending}
          error={givingBack.error}
          onClose={close}
          onSay={(reason) =>
            givingBack.mutate(reason, {
              onSuccess: () => {
                close()
                toast({ text: words.givenBack })
              },
            })
          }
        />
      )}
      {asking === 'void' && (
        <ReasonDialog
          title={words.voidTitle}
          says={words.voidSays}
          label={words.voidReason}
          usual={words.voidReasons}
          act={words.voidIt}
          busy={voiding.isPending}
          error={voiding.error}
          onClose={close}
          onSay={(reason) =>
            voiding.mutate(reason, {
              onSuccess: () => {
                close()
                toast({ text: words.voided })
              },
            })
          }
        />
      )}
    </>
  )
}
