import type { DatabaseConnection, Transaction } from 'kysely'
import { Kysely, sql } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

/** Whose books a transaction may open: row-level security reads it. */
export type Scope = {
  accountId?: string
  keepers: string[]
  provinces: string[]
  everywhere: boolean
  /** The door of a request without an actor that must look a person up. */
  door?: 'sign-in'
}

export const nobody: Scope = { keepers: [], provinces: [], everywhere: false }
export const signIn: Scope = { ...nobody, door: 'sign-in' }
/** The house's own hand: start-up and clock work. Never a request. */
export const itself: Scope = { ...nobody, everywhere: true, door: 'sign-in' }

/**
 * One transaction in which the database knows who is asking. SET LOCAL, so that it reaches Citus workers
 * too. It opens in the same flight as the first statement of `work`.
 */
export function inScope<T>(
  db: Kysely<DB>,
  scope: Scope,
  work: (db: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return inTransaction(db, scope, async (transaction) => {
    const answer = await work(transaction)
    await sql`commit`.execute(transaction)
    return answer
  })
}

/**
 * The same for work that ends in writing: `work` answers what it will say and the writing that makes it
 * true, every statement of it already on its way. The commit goes in the same flight; where a statement
 * fails, the server makes a rollback of it.
 */
export function inScopeWriting<T>(
  db: Kysely<DB>,
  scope: Scope,
  work: (db: Transaction<DB>) => Promise<{ answer: T; written: Promise<unknown> }>,
): Promise<T> {
  return inTransaction(db, scope, async (transaction) => {
    const { answer, written } = await work(transaction)
    // When nothing else is left to do in this turn, every statement has been handed to the connection, in
    // order; the packet they leave in goes at its end.
    const handedOver = new Promise<void>((resolve) => process.nextTick(resolve))
    await Promise.all([written, handedOver.then(() => sql`commit`.execute(transaction))])
    return answer
  })
}

/** The same for work that only reads: nobody waits for the end of it, which follows on the same connection. */
export function inScopeReading<T>(
  db: Kysely<DB>,
  scope: Scope,
  work: (db: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return inTransaction(db, scope, async (transaction) => {
    const answer = await work(transaction)
    sql`commit`.execute(transaction).catch(() => undefined)
    return answer
  })
}

function inTransaction<T>(
  db: Kysely<DB>,
  scope: Scope,
  work: (db: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return db.getExecutor().provideConnection(async (own) => {
    const connection = over(db, own)
    const opened = sql.raw(`begin${setLocal(scope)}`).execute(connection)
    try {
      const [answer] = await Promise.all([work(connection), opened])
      return answer
    } catch (reason) {
      await sql`rollback`.execute(connection)
      throw reason
    }
  })
}

/**
 * Kysely over one connection, which sends each statement when it is made. Kysely's own `connection()`
 * holds a statement back until the one before is answered, and what could fly together goes one by one.
 */
function over(db: Kysely<DB>, own: DatabaseConnection) {
  const executor = db.getExecutor().withConnectionProvider({
    provideConnection: (consumer) => consumer(own),
  })
  // The parts a Kysely is made of are its own affair; of these, only the executor is ever asked.
  return new Kysely<DB>({
    config: {},
    dialect: {},
    driver: {},
    executor,
  } as never) as Transaction<DB>
}

/** Several askers in one transaction: their books together. */
export function together(scopes: Scope[]): Scope {
  return {
    keepers: [...new Set(scopes.flatMap((scope) => scope.keepers))],
    provinces: [...new Set(scopes.flatMap((scope) => scope.provinces))],
    everywhere: scopes.some((scope) => scope.everywhere),
  }
}

/** What is not said is as if it were empty: SET LOCAL ends with its transaction. */
function setLocal(scope: Scope) {
  const said: Record<string, string> = {
    'app.account': scope.accountId ?? '',
    'app.keepers': scope.keepers.length > 0 ? `{${scope.keepers.join(',')}}` : '',
    'app.provinces': scope.provinces.length > 0 ? `{${scope.provinces.join(',')}}` : '',
    'app.everywhere': scope.everywhere ? 'yes' : '',
    'app.door': scope.door ?? '',
  }
  return Object.entries(said)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `;set local ${name} = ${pg.escapeLiteral(value)}`)
    .join('')
}
