import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { sealed as s } from '../contract/sealed.ts'
import { recipientsOf } from '../sealing/key-log.ts'
import { receiptOf } from '../sealing/receipt.ts'
import { sealWords } from '../sealing/seal.ts'
import { doWork } from '../sealing/work.ts'
import { loadCatalog } from '../server/platform/catalog.ts'
import { root } from '../server/platform/root.ts'
import { openGround } from './ground.ts'
import { Line } from './http-load.ts'
import { median, percentile, spread } from './numbers.ts'
import { oneRowCommits } from './one-row-commits.ts'
import { type BenchDesk, enterDesk } from './tip-desk.ts'
import { openQueue } from './tip-queue.ts'
import { serveDoor } from './tips-door.ts'

const connections = 32
const seconds = 8
const rounds = 3

/**
 * Sealed tips through the sealed door at 32 connections, each kept before it is answered, beside one-row
 * commits by pgbench on the same database, turn by turn; then a queue of 10,000 in an officer's browser.
 */
export async function bench() {
  const ground = await openGround()
  const desk = await enterDesk(ground.db, 0)
  const door = await serveDoor(ground)
  try {
    const send = await readySender(door.port, desk)
    const ours: number[] = []
    const peer: number[] = []
    const took: number[] = []
    await sendFor(send, 3, [])
    for (let round = 0; round < rounds; round += 1) {
      peer.push(await oneRowCommits(ground, { connections, seconds }))
      ours.push(await sendFor(send, seconds, took))
    }
    const ratios = ours.map((rate, at) => rate / (peer[at] ?? Number.NaN))
    console.log(`one-row commits: ${spread(peer, 0)} /s`)
    console.log(
      `sealed tips: ${spread(ours, 0)} /s, p50 ${median(took).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms`,
    )
    console.log(`ratio, round by round: ${spread(ratios, 2)}`)
    const { rows } = await sql<{ count: number }>`select count(*) from tips.tip`.execute(ground.db)
    console.log(`acknowledged ${send.sent()}; in the queue ${rows[0]?.count}`)
  } finally {
    await door.close()
  }
  await openQueue(ground, 10_000)
  await ground.close()
}

/**
 * A sender whose tips are sealed beforehand: sealing and work are done in a sender's browser, not here.
 * The same sealed words are sent under ever new receipts; the door cannot tell.
 */
async function readySender(port: number, { keeperId, standing }: BenchDesk) {
  const sealed = await sealWords(
    {
      v: 1,
      text: 'Đêm qua có xe lạ dỡ hàng ở bãi sau chợ. '.repeat(8),
      where: '',
      when: '',
      answers: [],
    },
    recipientsOf(standing),
  )
  const words = {
    header: Buffer.from(sealed.header).toString('base64'),
    payload: Buffer.from(sealed.payload).toString('base64'),
  }
  const [category] = (await loadCatalog(join(root, 'catalog'))).tips.categories.keys()
  let work = await challenge(port)
  let sent = 0
  return {
    port,
    sent: () => sent,
    counted: () => (sent += 1),
    renew: async () => (work = await challenge(port)),
    request() {
      const bearer = randomBytes(32)
      const receipt = Buffer.from(receiptOf(bearer)).toString('base64')
      const body = JSON.stringify({
        id: randomUUID(),
        keeperId,
        category,
        urgent: false,
        bearer: bearer.toString('base64'),
        work: { challenge: work.challenge, nonce: doWork(work.challenge, receipt, work.tipBits) },
        replyTo: standing.keys[0]?.recipient,
        keyHead: standing.head,
        sealed: words,
      })
      return `POST ${s.send.path} HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    },
  }
}

type Sender = Awaited<ReturnType<typeof readySender>>

async function challenge(port: number) {
  const reply = await fetch(`http://localhost:${port}${s.work.path}`)
  return (await reply.json()) as { challenge: string; tipBits: number }
}

/** Every connection sends as fast as it is answered what was made ready before; answers the rate. */
async function sendFor(sender: Sender, lasting: number, took: number[]) {
  await sender.renew()
  const ready = Array.from({ length: 8000 * lasting }, () => sender.request())
  const until = performance.now() + lasting * 1000
  const before = took.length
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = new Line(sender.port)
      for (let next = ready.pop(); next && performance.now() < until; next = ready.pop()) {
        const start = performance.now()
        const status = await line.send(next)
        if (status !== 200) throw new Error(`refused with ${status}`)
        took.push(performance.now() - start)
        sender.counted()
      }
      line.close()
    }),
  )
  if (ready.length === 0) throw new Error('too few tips were made ready')
  return (took.length - before) / lasting
}
