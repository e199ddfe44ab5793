import { Logger, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/** Each module adds the jobs it does to this list, in its own module.ts. */
// oxlint-disable-next-line typescript/no-empty-object-type -- modules extend it
export interface Jobs {}

type Work = { [Name in keyof Jobs]?: (payload: Jobs[Name]) => Promise<void> }
type Clockwork = { at: string; job: string }

const quiet = new Logger(() => () => undefined)

/** Queues work for later, in the transaction of the change that asks for it. */
export async function enqueue<Name extends keyof Jobs>(
  { db }: Pick<Ctx, 'db'>,
  name: Name,
  payload: Jobs[Name],
) {
  await sql`select platform.enqueue(${name as string}, ${JSON.stringify(payload)}::json)`.execute(
    db,
  )
}

/** Prepares the queue's own tables. */
export async function prepareJobs(pool: pg.Pool) {
  await runMigrations({ pgPool: pool, logger: quiet })
}

/** Works the queue until told to stop. `clock` lines are in UTC: Việt Nam is seven hours ahead, without summer time. */
export async function startJobs(pool: pg.Pool, work: Work, clock: Clockwork[]) {
  const runner = await run({
    pgPool: pool,
    taskList: work as TaskList,
    parsedCronItems: parseCronItems(clock.map(({ at, job }) => ({ task: job, match: at }))),
    concurrency: 2,
    noHandleSignals: true,
    logger: quiet,
  })
  return { stop: () => runner.stop() }
}
