import type { FastifyInstance } from 'fastify'
import { surrendersDoor } from './surrender-door.ts'

/** What is done about a tip, an alarm or something seen; and weapons handed in. */
export async function casesModule(app: FastifyInstance) {
  surrendersDoor(app)
}
