import type { Ctx } from './context.ts'
import { insertRows } from './db/insert-rows.ts'

/** Each module adds the events it announces to this list, in its own module.ts. */
// oxlint-disable-next-line typescript/no-empty-object-type -- modules extend it
export interface Events {}

/** Every fact says in whose books it happened, so that screens and devices there can follow. */
type Fact = { keeperId: string }
type Within = (ctx: Pick<Ctx, 'db' | 'house'>, facts: never[]) => Promise<void>
type After = (fact: never) => Promise<void>

/** Carries facts between modules: inside the change that made them, and after it is committed. */
export function createBus() {
  const within = new Map<string, Within[]>()
  const after = new Map<string, After[]>()
  const everywhere = new Map<string, After[]>()
  let onWake = () => {}

  return {
    /** Hears a fact inside the transaction that makes it true; what it writes stands or falls with it. */
    within<Name extends keyof Events>(
      name: Name,
      listener: (ctx: Pick<Ctx, 'db' | 'house'>, facts: Events[Name][]) => Promise<void>,
    ) {
      within.set(name, [...(within.get(name) ?? []), listener as Within])
    },
    /** Hears a fact after it is committed, at least once, in one process of the house. */
    listen<Name extends keyof Events>(name: Name, listener: (fact: Events[Name]) => Promise<void>) {
      after.set(name, [...(after.get(name) ?? []), listener as After])
    },
    /** Hears a fact in every process of the house: what each keeps in memory is put right. */
    everywhere<Name extends keyof Events>(
      name: Name,
      listener: (fact: Events[Name]) => Promise<void>,
    ) {
      everywhere.set(name, [...(everywhere.get(name) ?? []), listener as After])
    },
    heardWithin: (name: string) => within.get(name) ?? [],
    heardAfter: (name: string) => after.get(name) ?? [],
    heardEverywhere: (name: string) => everywhere.get(name) ?? [],
    /** A change was committed: whoever carries facts out need not wait for the clock. */
    wake: () => onWake(),
    onWake(listener: () => void) {
      onWake = listener
    },
  }
}

export type Bus = ReturnType<typeof createBus>

/** Tells facts inside the change that makes them true, to whoever writes something of their own about them. */
export async function tell<Name extends keyof Events>(
  ctx: Pick<Ctx, 'db' | 'house'>,
  name: Name,
  facts: Events[Name][],
) {
  if (facts.length === 0) return
  const { bus } = ctx.house
  await Promise.all(bus.heardWithin(name).map((listener) => listener(ctx, facts as never[])))
}

/** Announces facts to everybody. They are stored with the change itself, so neither can happen without the other. */
export async function announce<Name extends keyof Events>(
  ctx: Pick<Ctx, 'db' | 'house'>,
  name: Name,
  facts: (Events[Name] & Fact)[],
) {
  if (facts.length === 0) return
  const rows = [[name, JSON.stringify(facts)]]
  await Promise.all([
    tell(ctx, name, facts),
    insertRows(ctx.db, { table: 'platform.outbox', columns: ['event', 'facts'], rows }),
  ])
}
