import { useState } from 'react'
import { type Alarm, alarms as endpoints } from '../../../contract/alarms.ts'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { CarryDialog, CloseDialog, WordsDialog } from './BoardDialogs.tsx'
import { useAct } from './use-act.ts'

type Open = 'say' | 'takeBack' | 'carry' | 'handOver' | 'close'

/** What the reader may do in an open alarm. */
export function BoardActs({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const toast = useToast()
  const [open, setOpen] = useState<Open>()
  const quieting = useAct(endpoints.quiet, () => toast({ text: alarms.quietDone }))
  const { keeperId, id, mayAnswer, mayClose, mayTakeBack } = alarm
  if (alarm.state === 'closed' || !(mayAnswer || mayClose || mayTakeBack)) return null
  const close = () => setOpen(undefined)

  return (
    <section className="card stack tight no-print">
      <h2>{alarms.acts}</h2>
      <div className="board-acts">
        {mayAnswer && (
          <Button icon="pen" onClick={() => setOpen('say')}>
            {alarms.say}
          </Button>
        )}
        {mayTakeBack && <Button onClick={() => setOpen('takeBack')}>{alarms.takeBack}</Button>}
        {mayClose && (
          <>
            <Button
              icon="quiet"
              busy={quieting.isPending}
              onClick={() => quieting.mutate({ keeperId, id })}
            >
              {alarms.quiet}
            </Button>
            <Button icon="send" onClick={() => setOpen('carry')}>
              {alarms.carry}
            </Button>
            {alarm.state !== 'handed_over' && (
              <Button icon="people" onClick={() => setOpen('handOver')}>
                {alarms.handOver}
              </Button>
            )}
            <Button look="main" icon="check" onClick={() => setOpen('close')}>
              {alarms.close}
            </Button>
          </>
        )}
      </div>
      <Refusal error={quieting.error} />
      {open === 'say' && <WordsDialog alarm={alarm} act="say" onClose={close} />}
      {open === 'takeBack' && <WordsDialog alarm={alarm} act="takeBack" onClose={close} />}
      {open === 'handOver' && <WordsDialog alarm={alarm} act="handOver" onClose={close} />}
      {open === 'carry' && <CarryDialog alarm={alarm} onClose={close} />}
      {open === 'close' && <CloseDialog alarm={alarm} onClose={close} />}
    </section>
  )
}
