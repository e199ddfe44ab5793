import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Alarm, alarms as endpoints } from '../../../contract/alarms.ts'
import { Refused } from '../../lib/call.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { mediaAt, sendMedia, startRecording } from './send-media.ts'

/** Photos and voices of the alarm, and sending one more: after it is out, never before. */
export function BoardMedia({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const numbers = useNumbers()
  const open = alarm.state !== 'closed' && alarm.mayAnswer
  if (!open && alarm.media.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{alarms.media}</h2>
      <ul className="plain board-media">
        {alarm.media.map(({ id, kind, at }) => {
          const address = mediaAt(alarm, id)
          const moment = numbers.moment(at)
          return (
            <li key={id}>
              {kind === 'photo' ? (
                <a href={address}>
                  <img src={address} alt={fill(alarms.photoOf, { moment })} loading="lazy" />
                </a>
              ) : (
                <audio controls src={address} aria-label={fill(alarms.voiceOf, { moment })} />
              )}
              <span className="small soft number">{moment}</span>
            </li>
          )
        })}
      </ul>
      {open && <SendMedia alarm={alarm} />}
    </section>
  )
}

function SendMedia({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const [stop, setStop] = useState<() => Promise<Blob>>()
  const sending = useMutation({
    mutationFn: async (given: { kind: 'photo' | 'voice'; file: Promise<Blob> | Blob }) =>
      sendMedia(alarm, given.kind, await given.file),
    onSuccess: () => client.invalidateQueries({ queryKey: [endpoints.read.path] }),
  })
  const starting = useMutation({
    mutationFn: async () => {
      const stopping = await startRecording().catch(() => {
        throw new Refused(0, { code: 'microphone_refused' })
      })
      setStop(() => stopping)
    },
  })
  const records = typeof MediaRecorder !== 'undefined'

  return (
    <div className="no-print stack tight">
      <input
        ref={picker}
        className="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-label={alarms.sendPhoto}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) sending.mutate({ kind: 'photo', file })
          event.target.value = ''
        }}
      />
      <div className="row">
        <Button icon="photo" busy={sending.isPending} onClick={() => picker.current?.click()}>
          {alarms.sendPhoto}
        </Button>
        {records && !stop && (
          <Button busy={starting.isPending} onClick={() => starting.mutate()}>
            {alarms.record}
          </Button>
        )}
        {stop && (
          <Button
            look="main"
            icon="send"
            onClick={() => {
              setStop(undefined)
              sending.mutate({ kind: 'voice', file: stop() })
            }}
          >
            {alarms.recording}
          </Button>
        )}
      </div>
      <Refusal error={sending.error ?? starting.error} />
    </div>
  )
}
