import { type Round, roundOf, shakeOf } from './tones.ts'

let speaker: AudioContext | undefined

/** Browsers let a page sound only after it was touched once: the first touch is remembered for the day of need. */
export function readySpeaker() {
  const wake = () => {
    speaker ??= new AudioContext()
    void speaker.resume()
  }
  addEventListener('pointerdown', wake)
  addEventListener('keydown', wake)
  return () => {
    removeEventListener('pointerdown', wake)
    removeEventListener('keydown', wake)
  }
}

/** Whether this page may sound now; if not, somebody has to touch it first. */
export function maySound() {
  return speaker?.state === 'running'
}

/** Rings until it is told to stop: sound and shaking, each as far as the device has it. */
export function ring(tone: number[], drill: boolean) {
  const round = roundOf(tone, drill)
  const again = () => {
    if (speaker && maySound()) play(speaker, round)
    // A browser that was never touched here shakes nothing and complains.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(shakeOf(tone, drill))
  }
  again()
  const timer = setInterval(again, round.seconds * 1000)
  return () => {
    clearInterval(timer)
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0)
    sounding.forEach((note) => note.stop())
    sounding.clear()
  }
}

const sounding = new Set<OscillatorNode>()

function play(context: AudioContext, { notes }: Round) {
  for (const { from, to, hertz, loud } of notes) {
    const note = new OscillatorNode(context, {
      type: loud > 0.5 ? 'square' : 'sine',
      frequency: hertz,
    })
    const volume = new GainNode(context, { gain: 0 })
    const start = context.currentTime + from
    // A sound cut off sharply cracks: it swells and fades within a fiftieth of a second.
    volume.gain.setTargetAtTime(loud, start, 0.01)
    volume.gain.setTargetAtTime(0, context.currentTime + to - 0.03, 0.01)
    note.connect(volume).connect(context.destination)
    note.start(start)
    note.stop(context.currentTime + to)
    note.onended = () => sounding.delete(note)
    sounding.add(note)
  }
}
