import { parentPort, workerData } from 'node:worker_threads'
import { type Counts, effectIn } from './effect-flat.ts'

// A thread of its own: a country takes seconds, and nobody's alarm waits for that.
parentPort?.postMessage(effectIn(workerData as Counts))
