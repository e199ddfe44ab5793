import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { effects } from '../../../contract/effects.ts'
import type { House, OpenCtx } from '../../platform/context.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { notFound, Refusal, wrong } from '../../platform/errors.ts'
import { openRoute } from '../../platform/http.ts'
import { briefOf, findUnit } from '../units/module.ts'
import type { Effect } from './effect.ts'
import { effectBeside } from './effect-beside.ts'
import { countsUnder, monthsLookedAt, type Question, unitsUnder } from './effect-counts.ts'
import { effectIn } from './effect-flat.ts'

type Asked = z.output<typeof effects.read.input>
type Found = { effect: Effect; from: string; to: string; asOf: Date }

/** An area of so many units is worked out while its reader waits; a larger one beside. */
const atOnce = 2000
const hour = 60 * 60 * 1000
/** How many answers are remembered, and how many questions may wait for theirs. */
const most = { held: 500, waiting: 12 }

/** What a type of model changed: aggregates of five units and more, so anybody may ask. */
export function effectDoor(app: FastifyInstance) {
  const answers = rememberEffects(app.house)
  openRoute(app, effects.read, (ctx, asked) => answers.answer(ctx, asked), { most: 120 })
}

/** Answers from memory for an hour; large areas one after another, in a thread of their own. */
export function rememberEffects(house: House, { atOnce: small = atOnce } = {}) {
  const held = new Map<string, Found>()
  const waiting = new Set<string>()
  const failed = new Map<string, unknown>()
  let line = Promise.resolve()

  function keep(key: string, effect: Effect) {
    held.delete(key)
    held.set(key, { effect, ...monthsLookedAt(), asOf: new Date() })
    const [oldest] = held.keys()
    if (held.size > most.held && oldest !== undefined) held.delete(oldest)
  }

  function queue(key: string, question: Question) {
    if (waiting.has(key)) return
    if (waiting.size >= most.waiting) throw new Refusal(503, 'effect.busy')
    waiting.add(key)
    line = line.then(async () => {
      try {
        const counts = await inScope(house.reads, nobody, (db) => countsUnder({ db }, question))
        keep(key, await effectBeside(counts))
      } catch (reason) {
        failed.set(key, reason)
      } finally {
        waiting.delete(key)
      }
    })
  }

  return {
    async answer(ctx: OpenCtx, asked: Asked) {
      const unit = await findUnit(ctx, asked.under)
      refuseOther(house, asked)
      const key = JSON.stringify([asked.type, asked.indicator, unit.id])
      const question = { type: asked.type, indicator: asked.indicator, path: unit.path }
      const fresh = () => {
        const found = held.get(key)
        return found && Date.now() - found.asOf.getTime() < hour ? found : undefined
      }
      const reason = failed.get(key)
      // Told once, to whoever asks next; after that it is tried again.
      if (failed.delete(key)) throw reason
      if (!fresh()) {
        if ((await unitsUnder(ctx, unit.path)) <= small)
          keep(key, effectIn(await countsUnder(ctx, question)))
        else queue(key, question)
      }
      const found = fresh()
      if (!found) return { state: 'working' as const }
      return { state: 'done' as const, under: briefOf(unit), ...found }
    },
    /** Until every question that waits is answered. */
    settled: () => line,
  }
}

/** Only what happens by itself is compared: what a model does about it rises because of the model. */
function refuseOther({ catalog }: House, { type, indicator }: Asked) {
  if (!catalog.models.has(type)) throw notFound('model_type')
  const comparable = [...catalog.problems.values()].some(({ compare }) =>
    compare.includes(indicator),
  )
  if (!comparable) throw wrong('indicator', 'not_comparable')
}
