import type { FastifyInstance } from 'fastify'

/** What is done about a tip, an alarm or something seen; and weapons handed in. */
export async function casesModule(_app: FastifyInstance) {}
