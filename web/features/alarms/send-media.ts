import { alarmMediaPath, alarms } from '../../../contract/alarms.ts'
import { addressOf, Refused } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'

type At = { keeperId: string; id: string }

/** Sends a photo or a voice clip to an alarm that is out. */
export async function sendMedia(at: At, kind: 'photo' | 'voice', file: Blob) {
  const { url } = addressOf(
    { method: 'GET', path: alarms.picture.path },
    { ...at, mediaId: uuid7(), kind },
  )
  const form = new FormData()
  form.append('file', file, kind)
  const reply = await fetch(url, { method: 'POST', body: form }).catch(() => {
    throw new Refused(0, { code: 'network' })
  })
  if (reply.ok) return
  throw new Refused(reply.status, (await reply.json().catch(() => ({}))) as { code?: string })
}

/** Where a photo or voice clip of an alarm is shown. */
export function mediaAt({ keeperId, id }: At, mediaId: string) {
  return addressOf({ method: 'GET', path: alarmMediaPath }, { keeperId, id, mediaId }).url
}

/** Records the voice until it is told to stop; whoever must be quick speaks instead of typing. */
export async function startRecording() {
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(sound)
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => parts.push(data)
  const whole = new Promise<Blob>((resolve) => {
    recorder.onstop = () => {
      sound.getTracks().forEach((track) => track.stop())
      resolve(new Blob(parts, { type: recorder.mimeType }))
    }
  })
  recorder.start()
  return () => {
    recorder.stop()
    return whole
  }
}
